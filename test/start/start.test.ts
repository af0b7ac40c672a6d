import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';

const minutes = 60_000;

test('npm start on an empty folder says where to go and answers there; SIGTERM leaves nothing running', {
  timeout: 6 * minutes,
}, async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'tacite-start-'));
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));

  const first = await start(dataDir);
  expect(first.said).toContain('Loading the demonstration data');
  for (const address of ['/', '/mailbox', '/health', '/ready'])
    expect((await fetch(first.origin + address)).status, address).toBe(200);
  expect(await (await fetch(`${first.origin}/mailbox`)).text()).toContain('Vasseur Plomberie');
  await first.stop();
  await expect(fetch(first.origin)).rejects.toThrow();

  const second = await start(dataDir);
  expect(second.said).not.toContain('Loading the demonstration data');
  expect((await fetch(`${second.origin}/health`)).status).toBe(200);
  await second.stop();
});

/** `npm start`, until it has printed its addresses. */
async function start(dataDir: string) {
  const port = await freePort();
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: 'development',
    DATA_DIR: dataDir,
    PORT: String(port),
  };
  const npm = spawn('npm', ['start'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<number>((done) => npm.once('exit', (code) => done(code ?? 1)));
  onTestFinished(() => void npm.kill('SIGKILL'));
  let said = '';
  await new Promise<void>((done, fail) => {
    ended.then((code) => fail(new Error(`npm start ended with ${code}:\n${said}`)));
    npm.stdout.on('data', (text) => {
      said += String(text);
      if (said.includes('Ctrl-C stops everything')) done();
    });
  });
  const stop = async () => {
    npm.kill('SIGTERM');
    await ended;
    // npm itself does not wait for what it started.
    await vi.waitFor(() => expect(runningIn(dataDir)).toEqual([]), { timeout: 30_000, interval: 200 });
  };
  return { origin: `http://localhost:${port}`, said, stop };
}

/** Command lines of the processes that were given this data folder, or that run the database in it. */
function runningIn(dataDir: string): string[] {
  const read = (pid: string, what: string) => {
    try {
      return readFileSync(`/proc/${pid}/${what}`, 'utf8').replaceAll('\0', ' ');
    } catch {
      return ''; // ended meanwhile
    }
  };
  return readdirSync('/proc')
    .filter((pid) => /^\d+$/.test(pid) && pid !== String(process.pid))
    .filter((pid) => `${read(pid, 'environ')} ${read(pid, 'cmdline')}`.includes(dataDir))
    .map((pid) => read(pid, 'cmdline'));
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const probe = createServer();
    probe.listen(0, () => {
      const address = probe.address();
      probe.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
