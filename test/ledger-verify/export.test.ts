import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderBlobs } from '#workflows/documents/blobs.ts';
import { exportBusiness } from '#workflows/export/export-business.ts';
import { readPublicKey } from '#workflows/ledger/verify-key.ts';
import { type Books, books } from './given.ts';
import { proved } from './proved.ts';

async function exported(b: Pick<Books, 'businessId' | 'dataDir' | 'env' | 'superuser'>) {
  const out = join(b.dataDir, 'export');
  const params = {
    businessId: b.businessId,
    key: readPublicKey(b.env.LEDGER_KEY_FILE),
    blobs: folderBlobs(join(b.dataDir, 'blobs')),
    out,
  };
  return { out, params, made: await exportBusiness(b.superuser, params) };
}

const lines = (file: string) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>);

type Manifest = {
  business: { name: string };
  ledger: { sequence: number; hash: string };
  invoices: {
    number: string;
    totals: { grossCents: number };
    files: Record<'pdf' | 'json', { path: string; sha256: string }>;
  }[];
  files: { path: string; sha256: string }[];
};

test('an export holds each invoice as it was sealed and names the SHA-256 of every file', async () => {
  const b = await books();
  const { out, params, made } = await exported(b);
  expect(made).toMatchObject({ invoices: 5, documents: 5, entries: 10 });
  const manifest = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')) as Manifest;
  expect(manifest.business.name).toBe('Vasseur Plomberie Chauffage');
  expect(manifest.invoices.map(({ number, totals }) => [number.slice(-4), totals.grossCents])).toEqual([
    ['0001', 60000],
    ['0002', 120000],
    ['0003', 180000],
    ['0004', 240000],
    ['0005', 300000],
  ]);
  for (const { path, sha256 } of manifest.files) {
    expect([
      path,
      createHash('sha256')
        .update(readFileSync(join(out, path)))
        .digest('hex'),
    ]).toEqual([path, sha256]);
  }
  const ledger = lines(join(out, 'ledger.jsonl'));
  expect(ledger.at(-1)).toMatchObject({ sequence: 10, hash: manifest.ledger.hash });
  const told = ledger.map(
    (entry) => (JSON.parse(entry.payload as string) as { fact: Record<string, string> }).fact,
  );
  for (const { files } of manifest.invoices) {
    expect(told.map((fact) => fact.contentSha256)).toContain(files.json.sha256);
    expect(told.map((fact) => fact.pdfSha256)).toContain(files.pdf.sha256);
  }
  expect(lines(join(out, 'revisions.jsonl'))).toHaveLength(6);
  expect(lines(join(out, 'grounds.jsonl'))).toHaveLength(6 * 4);
  expect(lines(join(out, 'transitions.jsonl')).length).toBeGreaterThan(40);
  expect(await b.verify({ anchors: join(out, 'anchors') })).toMatchObject({ ok: true, anchors: 1 });
  await expect(exportBusiness(b.superuser, params)).rejects.toThrow('is not empty');
});

const tools = ['bash', 'jq', 'xxd', 'sha256sum', 'openssl'];
const missing = tools.filter((tool) => spawnSync(tool, ['--version']).error);

/** The commands of a README from one of its lines to another. */
function commandsIn(out: string, first: string, last: string): string {
  const lines = readFileSync(join(out, 'README.txt'), 'utf8').split('\n');
  const at = (text: string) => lines.findIndex((line) => line.includes(text));
  return lines.slice(at(first), at(last) + 1).join('\n');
}

test.skipIf(missing.length > 0)('its README checks what decisions stand on', async () => {
  const p = await proved();
  const { out } = await exported(p);
  const bash = (script: string) => spawnSync('bash', ['-c', script], { cwd: out, encoding: 'utf8' });
  const check = commandsIn(out, 'while read -r line', 'done <grounds.jsonl');
  const file = join(out, 'grounds.jsonl');
  const grounds = lines(file);
  const kinds = Object.groupBy(grounds, ({ kind }) => kind as string);
  // Four rounds were submitted; note, comment, reply, correction; each delivery has its proof.
  expect(Object.fromEntries(Object.entries(kinds).map(([kind, list]) => [kind, list!.length]))).toEqual({
    revision: 4,
    policy: 4,
    mandate: 4,
    exchange: 4,
    proof: 5,
  });
  expect(bash(check)).toMatchObject({ stdout: `grounds: ${grounds.length}\n`, stderr: '' });
  const whole = readFileSync(file, 'utf8');
  writeFileSync(file, whole.replace('\\"windowHours\\":48', '\\"windowHours\\":1'));
  expect(bash(check).stdout).toMatch(/^WRONG TEXT .*"kind":"mandate"/);
  const [first = '', ...rest] = whole.split('\n');
  const forged = {
    ...(JSON.parse(first) as object),
    sha256: createHash('sha256').update('x').digest('hex'),
    text: 'x',
  };
  writeFileSync(file, [JSON.stringify(forged), ...rest].join('\n'));
  expect(bash(check).stdout).toMatch(/^NOT IN THE LOG /);
});

test.skipIf(missing.length > 0)('its README checks it with ordinary tools', async () => {
  const { out } = await exported(await books());
  const bash = (script: string) => spawnSync('bash', ['-c', script], { cwd: out, encoding: 'utf8' });
  const chain = commandsIn(out, 'previous=', 'done <ledger.jsonl');
  expect(bash('sha256sum -c SHA256SUMS').status).toBe(0);
  const { ledger } = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')) as Manifest;
  expect(bash(chain)).toMatchObject({ stdout: `last: ${ledger.hash}\n`, stderr: '' });
  const file = join(out, 'ledger.jsonl');
  const whole = readFileSync(file, 'utf8');
  writeFileSync(file, whole.replace('\\"totalCents\\":120000', '\\"totalCents\\":119000'));
  expect(bash(chain).stdout).toMatch(/^WRONG HASH 3\n/);
  expect(bash('sha256sum -c SHA256SUMS').status).toBe(1);
  const [first = '', ...rest] = whole.split('\n');
  const forged = { ...(JSON.parse(first) as { signature: string }), signature: 'ab'.repeat(64) };
  writeFileSync(file, [JSON.stringify(forged), ...rest].join('\n'));
  expect(bash(chain).stdout).toMatch(/^WRONG SIGNATURE 1\n/);
});
