import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';

/** Made by the first of them and started again by the next: a database takes long to make. */
const dataDir = mkdtempSync(join(tmpdir(), 'tacite-exit-'));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

test.for(['stop', 'exit'])(
  'a run that failed ends with its exit code and leaves no database running (%s)',
  async (how) => {
    const script = `
    import { startCluster } from '#db/embedded.ts';
    const cluster = await startCluster(${JSON.stringify(dataDir)});
    if (process.argv.includes('stop')) await cluster.stop();
    process.exitCode = 3;
    if (!process.argv.includes('stop')) process.exit();
  `;
    const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', script, how], {
      cwd: resolve(import.meta.dirname, '../..'),
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    expect(status).toBe(3);
    await vi.waitFor(
      () => expect(existsSync(join(dataDir, 'postgres', 'postmaster.pid'))).toBe(false),
      60_000,
    );
  },
);
