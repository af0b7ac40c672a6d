/**
 * `npm run test:hostile`: types each of the sixty hostile texts into each free field of every form, and reads every page
 * that comes of it with a real browser. Takes minutes; `npm test` does the same with the texts shared among the fields.
 */
import { spawnSync } from 'node:child_process';

const { status } = spawnSync(
  process.execPath,
  [
    'node_modules/vitest/vitest.mjs',
    'run',
    ...['-c', 'test/vitest.config.ts', '--project', 'database', 'test/content/hostile-pages.test.ts'],
  ],
  { stdio: 'inherit', env: { ...process.env, TACITE_LONG: '1' } },
);
process.exit(status ?? 1);
