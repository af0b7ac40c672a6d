import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bundled } from '#test/setup/bundled.ts';
import { type World, world } from '#test/support/world.ts';
import { onLedger } from './attacks.ts';
import { books } from './given.ts';

/** The command as an operator runs it, in a process of its own. */
async function run(
  b: Pick<World, 'ownerUrl' | 'dataDir'>,
  name: 'verify' | 'export',
  args: string[],
  env: Record<string, string> = {},
) {
  const command = await bundled(`workflows/${name}/cli/${name}.ts`);
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], {
    encoding: 'utf8',
    env: { ...process.env, NODE_ENV: 'test', DATABASE_OWNER_URL: b.ownerUrl, DATA_DIR: b.dataDir, ...env },
  });
  return { status, stdout, stderr };
}

test('verify says that nothing is amiss and what that is silent about, or in one JSON line what is', async () => {
  const b = await books();
  const args = ['--business', b.businessId];
  expect(await run(b, 'verify', args)).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(
      /^Nothing is amiss: 10 ledger entries, 5 issued invoices, 5 PDFs, .*\nNot covered: the last steps of 11 logs, .*\n$/,
    ),
    stderr: '',
  });
  await b.attack(await onLedger['delete in the middle'](b), async () => {
    const { status, stdout } = await run(b, 'verify', args);
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toEqual({
      ok: false,
      what: 'ledger',
      subject: b.businessId,
      sequence: 4,
      reason: 'is missing: entry 5 follows',
    });
  });
});

test('verify says why nothing could be verified', async () => {
  const w = await world();
  const reason = async (args: string[], env = {}) => {
    const { status, stdout } = await run(w, 'verify', args, env);
    return [status, (JSON.parse(stdout) as { reason: string }).reason];
  };
  expect(await reason([])).toEqual([1, '--business is missing']);
  expect(await reason(['--business', '00000000-0000-7000-8000-000000000000'])).toEqual([1, 'is not known']);
  expect(await reason(['--business', 'x', '--anchors', '/nowhere'])).toEqual([
    1,
    expect.stringContaining('/nowhere'),
  ]);
  expect(await reason(['--business', 'x', '--all'])).toEqual([1, expect.stringContaining('--all')]);
  const wrongKey = { LEDGER_KEY_FILE: '/nowhere.pem' };
  expect(await reason(['--business', 'x'], wrongKey)).toEqual([
    1,
    'LEDGER_KEY_FILE /nowhere.pem holds no key',
  ]);
  const noServer = { DATABASE_OWNER_URL: 'postgres://x:y@127.0.0.1:1/z' };
  expect(await reason(['--business', 'x'], noServer)).toEqual([1, 'is not known']);
  const id = w.businessId;
  expect(await reason(['--business', id], noServer)).toEqual([1, expect.stringContaining('ECONNREFUSED')]);
});

test('export writes to an empty folder only', async () => {
  const b = await books();
  const args = ['--business', b.businessId, '--out', join(b.dataDir, 'out')];
  expect(await run(b, 'export', args)).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(/^Exported 5 issued/),
  });
  expect(existsSync(join(b.dataDir, 'out', 'README.txt'))).toBe(true);
  expect(await run(b, 'export', args)).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('is not empty'),
  });
});
