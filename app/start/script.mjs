// `node app/start/script.mjs FILE ARGUMENTS…`: runs a script of the project under the Node it brings, installing first.
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { ensureInstalled } from './ensure-installed.mjs';

process.chdir(resolve(import.meta.dirname, '../..'));
ensureInstalled((text) => process.stderr.write(`${text}\n`));
const bin = resolve('node_modules/.bin');
process.env.PATH = `${bin}:${process.env.PATH}`;
const child = spawn(resolve(bin, 'node'), ['--import', 'tsx', ...process.argv.slice(2)], {
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
