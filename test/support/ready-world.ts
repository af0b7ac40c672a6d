import { onTestFinished } from 'vitest';
import { readyMade } from '#test/setup/ready-made.ts';
import { addOffice, openWorld } from './build-world.ts';
import type { World } from './world.ts';

/**
 * A world of the running test's own in which `live` has happened: once for the run, and copied. What `live` returns is
 * JSON, and stands beside the world.
 */
export async function readyWorld<T extends object>(
  name: string,
  options: Parameters<typeof addOffice>[1],
  live: (w: World) => Promise<T>,
): Promise<World & T> {
  const { made, ...place } = await readyMade(name, async (first) => {
    const people = await addOffice(first.ownerDb, options);
    const w = await openWorld(first, people);
    try {
      return { people, lived: await live(w) };
    } finally {
      await w.leave();
    }
  });
  const world = await openWorld(place, made.people);
  onTestFinished(world.leave);
  return { ...world, ...made.lived };
}
