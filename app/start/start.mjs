// `npm start` on any Node ≥ 20, before anything is installed: installs, builds, then goes on under the Node that
// the project brings. Nothing here may import a dependency.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ensureInstalled } from './ensure-installed.mjs';

const root = resolve(import.meta.dirname, '../..');
process.chdir(root);
const say = (text) => process.stdout.write(`${text}\n`);
const run = (command, args) => {
  const { status } = spawnSync(command, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status !== 0) process.exit(status ?? 1);
};

const newest = (path) => {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return 0;
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
};

ensureInstalled(say);

const node = resolve('node_modules/.bin/node');
process.env.PATH = `${resolve('node_modules/.bin')}:${process.env.PATH}`;
const development = process.argv.includes('--dev');
const sources = [
  'app',
  'workflows',
  'emails',
  'db/schema',
  'db/queries',
  'remix.config.js',
  'package-lock.json',
];
if (!development && newest('build/server/index.js') < Math.max(...sources.map(newest))) {
  say('Building the pages…');
  run(node, ['node_modules/.bin/remix', 'vite:build', '-c', 'remix.config.js', '--logLevel', 'warn']);
}

const child = spawn(node, ['--import', 'tsx', 'app/start/demonstration.ts', ...process.argv.slice(2)], {
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, () => child.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal));
// npm starts us through a shell, which keeps a signal for itself: where the shell is gone, we stop as well.
const shell = process.ppid;
setInterval(() => process.ppid !== shell && child.kill('SIGTERM'), 250);
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
if (!existsSync(node)) say('The Node of this project is missing: delete node_modules and start again.');
