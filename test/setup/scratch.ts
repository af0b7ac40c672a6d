import { chmodSync, existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const memory = '/dev/shm';
/** A whole run leaves about one; the rest is for who else is there. */
const enough = 4 * 1024 ** 3;

/** Where short-lived files go: memory where there is enough of it, as a database of 600 files takes a disk ten times as long. */
function scratch(): string {
  if (!existsSync(memory)) return tmpdir();
  const { bavail, bsize } = statfsSync(memory);
  return bavail * bsize > enough ? memory : tmpdir();
}

/** Every temporary file of this process and those it starts goes into one folder, which `clear` takes away. */
export function openScratch(): { clear: () => void } {
  const folder = mkdtempSync(join(scratch(), 'tacite-'));
  // PostgreSQL walks through it as a user of its own.
  chmodSync(folder, 0o755);
  process.env.TMPDIR = folder;
  return { clear: () => rmSync(folder, { recursive: true, force: true }) };
}
