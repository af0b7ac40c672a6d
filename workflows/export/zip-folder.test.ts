import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { isWhole } from '#test/support/slice.ts';
import { readZip } from '#workflows/intake/zip.ts';
import { zipFolder } from './zip-folder.ts';

function given() {
  const folder = mkdtempSync(join(tmpdir(), 'tacite-zip-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }), 60_000);
  mkdirSync(join(folder, 'in', 'factures'), { recursive: true });
  return { folder, source: join(folder, 'in'), target: join(folder, 'out.zip') };
}
/** A minute of small files. */
const isLong = isWhole && spawnSync('unzip', ['-v']).error === undefined;

test('every file of the folder is in the archive, and comes out as it was', async () => {
  const { source, target } = given();
  writeFileSync(join(source, 'README.txt'), 'Relevé des comptes\n'.repeat(2000));
  writeFileSync(join(source, 'factures', 'é.pdf'), Buffer.from([0, 255, 10, 13]));
  writeFileSync(join(source, 'empty.jsonl'), '');
  const zipped = await zipFolder(source, target);
  const bytes = readFileSync(target);
  expect(zipped).toEqual({
    files: 3,
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  });
  // Our own reader of uploads unpacks each entry against the sizes that the directory names.
  expect([...readZip(bytes).keys()]).toEqual(['README.txt', 'empty.jsonl', 'factures/é.pdf']);
  await expect(zipFolder(source, target)).rejects.toThrow('EEXIST');
});

test.skipIf(!isLong)('beyond 65,535 files it is still read by others', { timeout: 180_000 }, async () => {
  const { source, target } = given();
  for (let index = 0; index < 65_600; index += 1)
    writeFileSync(join(source, 'factures', `${index}`), `${index}`);
  expect(await zipFolder(source, target)).toMatchObject({ files: 65_600 });
  const listed = spawnSync('unzip', ['-tq', target], { encoding: 'utf8' });
  expect(listed.stdout + listed.stderr).toContain('No errors');
  expect(listed.status).toBe(0);
});
