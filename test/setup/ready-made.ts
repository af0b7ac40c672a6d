import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject, onTestFinished } from 'vitest';
import { cloneDatabase, makeTemplate, type TestDatabase } from './clone-database.ts';
import { onceARun } from './once-a-run.ts';

/** Where a world lives: its database, and its folder for blobs, mailbox, anchors and keys. */
export type Place = TestDatabase & { dataDir: string };

/**
 * A world of the running test's own, copied from the one that `build` made once for the run, in a place of its own, and
 * left with nothing of it open. What `build` returns is JSON: ids, names. The offset of the clock is part of the copy, the
 * secret that signs is not: give both the same. Who needs many leaves each before the test ends.
 */
export async function readyMade<T>(
  name: string,
  build: (place: Place) => Promise<T>,
): Promise<Place & { made: T; leave: () => Promise<void> }> {
  const urls = inject('urls');
  const template = `ready_${name.replaceAll(/\W/g, '_')}`;
  const { dataDir: from, ...of } = await onceARun(`world-${name}`, async (folder) => {
    const dataDir = join(folder, 'data');
    rmSync(dataDir, { recursive: true, force: true });
    const made = await makeTemplate(urls, template, (database) => build({ ...database, dataDir }));
    return { dataDir, made };
  });
  const dataDir = mkdtempSync(join(tmpdir(), 'tacite-world-'));
  if (existsSync(from)) cpSync(from, dataDir, { recursive: true });
  const { drop, ...database } = await cloneDatabase(urls, template);
  let isLeft = false;
  const leave = async () => {
    if (isLeft) return;
    isLeft = true;
    await drop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  onTestFinished(leave);
  return { ...database, dataDir, ...of, leave };
}
