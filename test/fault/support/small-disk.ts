import { spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** A disk of its own that can be filled and freed. */
export type SmallDisk = {
  path: string;
  fill: () => void;
  free: () => void;
  freeBytes: () => number;
  remove: () => void;
};

/** Mounts a file system of `megabytes` in memory (Linux, as root), or null where that is not allowed. */
export function mountSmallDisk(path: string, megabytes: number): SmallDisk | null {
  mkdirSync(path, { recursive: true });
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0755`, 'tmpfs', path]);
  if (status !== 0) return null;
  const ballast = join(path, 'ballast');
  return {
    path,
    /** To the last byte. */
    fill() {
      const file = openSync(ballast, 'w');
      let block = Buffer.alloc(1024 * 1024);
      while (block.length > 0) {
        try {
          writeSync(file, block);
        } catch {
          block = block.subarray(0, block.length >> 1);
        }
      }
      closeSync(file);
    },
    free: () => rmSync(ballast, { force: true }),
    freeBytes: () => {
      const { bavail, bsize } = statfsSync(path);
      return bavail * bsize;
    },
    remove: () => void spawnSync('umount', ['-l', path]),
  };
}
