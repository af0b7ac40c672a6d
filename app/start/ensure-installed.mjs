// For every script of package.json in a fresh clone: installs what is missing. No dependency may be imported here.
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';

const modified = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;

/** Installs when nothing is, or when the lock file is newer than what is installed. Ends the process when that fails. */
export function ensureInstalled(say) {
  if (modified('node_modules/.package-lock.json') >= modified('package-lock.json')) return;
  say('Installing what Tacite needs (once, about a minute)…');
  // What it says goes to stderr: the output of a script may be read by a program.
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    stdio: ['ignore', process.stderr, 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status !== 0) process.exit(status ?? 1);
}
