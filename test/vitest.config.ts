import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './run/longest-first.ts';

const root = resolve(import.meta.dirname, '..');

/** Files share a process and what it has loaded: half of the time went into loading it anew, and into typesetters. */
const shared = { isolate: false };

/** `pure` needs nothing but the code; `database` runs on a real PostgreSQL, a database of its own for each test. */
export default defineConfig({
  root,
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        root,
        test: {
          name: 'pure',
          include: ['{app,workflows,db,emails}/**/*.test.{ts,tsx}', 'test/{code,run}/*.test.ts'],
          exclude: ['node_modules', 'build'],
          setupFiles: ['test/setup/no-console-errors.ts'],
          testTimeout: 60_000,
          maxWorkers: 2,
          // Named together on the command line, they run one after the other.
          sequence: { groupOrder: 1 },
          ...shared,
        },
      },
      {
        root,
        test: {
          name: 'database',
          include: ['test/**/*.test.ts'],
          exclude: ['test/{code,run}/**'],
          globalSetup: ['test/setup/cluster.ts'],
          setupFiles: ['test/setup/no-console-errors.ts'],
          testTimeout: 180_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
          sequence: { groupOrder: 2 },
          ...shared,
        },
      },
    ],
  },
});
