import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { expect, onTestFinished, test } from 'vitest';
import { rows } from '#db/client.ts';
import { bundled } from '#test/setup/bundled.ts';
import { makeXlsx } from '#test/support/make-xlsx.ts';
import { smallCii } from '#test/support/small-cii.ts';
import { world } from '#test/support/world.ts';

const nowhere = { DATABASE_URL: '', DATABASE_OWNER_URL: '', DATA_DIR: '/nowhere' };

/** The command as an operator runs it, in a process of its own; each line it says, parsed. */
async function run(args: string[], env: Record<string, string> = nowhere) {
  const command = await bundled('app/start/read.ts');
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], {
    encoding: 'utf8',
    env: { ...process.env, NODE_ENV: 'test', ...env },
  });
  const lines = stdout.split('\n').filter((line) => line !== '');
  return { status, stderr, told: lines.map((line): Record<string, unknown> => JSON.parse(line)) };
}

function folderOf(files: Record<string, string | Uint8Array>) {
  const folder = mkdtempSync(join(tmpdir(), 'tacite-read-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return (name: string) => join(folder, name);
}

const otherSeller =
  '<ram:SpecifiedLegalOrganization><ram:ID schemeID="0002">552100554</ram:ID></ram:SpecifiedLegalOrganization>';
const csv = 'Désignation;Fournisseur;Qté;PU HT;TVA\nDépose;X;2;50,00;20\n';

test('each file is one line of what an import would make of it, without a database', async () => {
  const file = folderOf({
    'a.csv': csv,
    'b.xlsx': makeXlsx({
      Lignes: [
        ['Item', 'Price', 'VAT'],
        ['Work', 10, 20],
      ],
      Notes: [['x']],
    }),
    'c.xml': smallCii(),
  });
  const { status, told, stderr } = await run([file('a.csv'), file('b.xlsx'), file('c.xml'), '--lang', 'en']);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  const figures = {
    payableCents: 12000,
    netCents: 10000,
    vatCents: 2000,
    grossCents: 12000,
    currency: 'EUR',
  };
  expect(told).toEqual([
    {
      file: file('a.csv'),
      ok: true,
      kind: 'lines',
      lines: 1,
      ...figures,
      dueDates: [],
      warnings: [],
      notKept: ['Fournisseur'],
    },
    expect.objectContaining({
      kind: 'lines',
      grossCents: 1200,
      notKept: ['Notes'],
      warnings: ['No column of quantities: 1 was put on each line.'],
    }),
    expect.objectContaining({ file: file('c.xml'), ok: true, kind: 'invoice', lines: 1, ...figures }),
  ]);
  expect(readdirSync(file('.')).sort()).toEqual(['a.csv', 'b.xlsx', 'c.xml']);
});

test('a refusal has its code, and names its cells in the language asked for; the others are still read', async () => {
  const file = folderOf({
    'bad.csv': csv.replace('50,00', 'cinquante'),
    'open.csv': csv.replace(';2;', ';1.500;'),
    'a.csv': csv,
  });
  const paths = [file('bad.csv'), file('open.csv'), file('none.csv'), file('a.csv')];
  const { status, told } = await run(paths);
  expect(status).toBe(1);
  expect(told).toEqual([
    {
      file: file('bad.csv'),
      ok: false,
      code: 'table.rows',
      reason:
        'Une cellule est à corriger\u202f: aucune ligne n’a été reprise. Ligne 2, PU HT\u202f: «\u202fcinquante\u202f» n’est pas un nombre.',
    },
    expect.objectContaining({
      ok: false,
      code: 'table.asks',
      reason: expect.stringContaining('decimal=comma'),
    }),
    {
      file: file('none.csv'),
      ok: false,
      code: 'file.missing',
      reason: expect.stringContaining('n’existe pas'),
    },
    expect.objectContaining({ ok: true }),
  ]);
  const answered = await run([file('open.csv'), '--answer', 'decimal=point']);
  expect(answered.told).toMatchObject([{ ok: true, netCents: 7500 }]);
});

test('for a business it says besides what the file contradicts of it, and makes nothing', async () => {
  const w = await world();
  const file = folderOf({ 'c.xml': smallCii({ seller: otherSeller }) });
  const drafts = () => rows(w.ownerDb, sql`select id, updated_at from invoices`);
  const before = await drafts();
  const env = { DATABASE_URL: '', DATABASE_OWNER_URL: w.ownerUrl, DATA_DIR: w.dataDir };
  const { status, told } = await run([file('c.xml'), '--business', w.businessId], env);
  expect(status).toBe(0);
  expect(told[0]?.warnings).toContainEqual(expect.stringContaining('nomme un autre vendeur'));
  expect(await drafts()).toEqual(before);
});

test('what it does not know it says, and reads nothing', async () => {
  const w = await world();
  const env = { DATABASE_URL: '', DATABASE_OWNER_URL: w.ownerUrl, DATA_DIR: w.dataDir };
  expect(await run([])).toMatchObject({ status: 1, told: [], stderr: expect.stringContaining('no file') });
  expect(await run(['x.csv', '--lang', 'de'])).toMatchObject({ status: 1, told: [] });
  expect(await run(['x.csv', '--answer', 'x=1'])).toMatchObject({ status: 1, told: [] });
  expect(await run(['x.csv', '--business', w.officeId], env)).toMatchObject({
    status: 1,
    told: [],
    stderr: expect.stringContaining('is not known'),
  });
});
