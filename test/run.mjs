// `npm test` on any Node ≥ 20 and a bare machine: installs, then hands over to the Node that the project brings.
import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { ensureInstalled } from '../app/start/ensure-installed.mjs';

process.chdir(resolve(import.meta.dirname, '..'));
ensureInstalled((text) => process.stdout.write(`${text}\n`));
const bin = resolve('node_modules/.bin');
const { status } = spawnSync(join(bin, 'node'), ['test/run/all.ts', ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...process.env, PATH: `${bin}:${process.env.PATH}` },
});
process.exit(status ?? 1);
