import { onTestFinished } from 'vitest';
import { freshDatabase } from '#test/setup/database.ts';
import { buildWorld } from './build-world.ts';

export { addOffice } from './build-world.ts';
export type World = Awaited<ReturnType<typeof buildWorld>>;

/** A world of the running test's own, gone after it. */
export async function world(options: Parameters<typeof buildWorld>[1] = {}): Promise<World> {
  const built = await buildWorld(await freshDatabase(), options);
  onTestFinished(built.leave);
  return built;
}
