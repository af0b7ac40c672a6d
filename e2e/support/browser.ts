import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { chromium, type LaunchOptions } from '@playwright/test';

/** Keeps a browser from asking the outside world for anything. */
const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
  '--disable-gpu',
];

/** How a bundled Chromium draws as a graphics card would: dear on a machine that has none. */
const drawing = ['--ignore-gpu-blocklist', '--use-gl', '--use-angle', '--enable-unsafe-swiftshader'];

/** What a bundled Chromium sets for other surroundings, and what breaks several pages at once. */
const unwanted = ['--single-process', '--no-zygote', '--in-process-gpu', ...drawing];

/** Playwright's own browser where it was installed, else the system's Chromium, else the one in an npm package. */
export async function findBrowser(): Promise<LaunchOptions> {
  if (existsSync(chromium.executablePath())) return { args: quiet };
  const system = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
    existsSync,
  );
  if (system) return { executablePath: system, args: ['--no-sandbox', ...quiet] };
  const { default: packaged } = await import('@sparticuz/chromium');
  const args = packaged.args.filter(
    (arg) => !unwanted.some((each) => arg.startsWith(each)) && !arg.startsWith('--headless'),
  );
  return { executablePath: unpacked(), args: [...args, ...quiet] };
}

/**
 * The browser of the npm package, unpacked once and kept. The package unpacks into the folder for temporary files: in a
 * process whose folder that is, and under another name until it is whole, as several ask for it at once.
 */
function unpacked(): string {
  const { version } = JSON.parse(readFileSync('node_modules/@sparticuz/chromium/package.json', 'utf8'));
  const kept = resolve('node_modules/.cache/tacite', `browser-${version}`);
  const browser = join(kept, 'chromium');
  if (existsSync(browser)) return browser;
  const draft = `${kept}.${process.pid}`;
  mkdirSync(draft, { recursive: true });
  const unpack = `await (await import('@sparticuz/chromium')).default.executablePath()`;
  execFileSync(process.execPath, ['--input-type=module', '--eval', unpack], {
    env: { ...process.env, TMPDIR: draft },
  });
  try {
    renameSync(draft, kept);
  } catch (error) {
    if (!existsSync(browser)) throw error;
    rmSync(draft, { recursive: true });
  }
  return browser;
}
