import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';

test.for(['stop', 'exit'])(
  'a run that failed ends with its exit code and leaves no database running (%s)',
  async (how) => {
    const dataDir = mkdtempSync(join(tmpdir(), 'tacite-exit-'));
    onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
    const script = `
    import { startCluster } from '#db/embedded.ts';
    const cluster = await startCluster(${JSON.stringify(dataDir)});
    if (process.argv.includes('stop')) await cluster.stop();
    process.exitCode = 3;
    if (!process.argv.includes('stop')) process.exit();
  `;
    const { status, stderr } = spawnSync(
      process.execPath,
      ['--import', 'tsx', '--input-type=module', '--eval', script, how],
      { cwd: resolve(import.meta.dirname, '../..'), encoding: 'utf8' },
    );
    expect(stderr).toBe('');
    expect(status).toBe(3);
    await vi.waitFor(
      () => expect(existsSync(join(dataDir, 'postgres', 'postmaster.pid'))).toBe(false),
      10_000,
    );
  },
);
