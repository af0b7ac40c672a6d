import { setTimeout } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { inOffice, rows } from '#db/client.ts';
import { lockImports } from '#db/queries/bank-imports.ts';
import { addOffice } from '#test/support/world.ts';
import { acceptLine } from '#workflows/banking/commands/accept-line.ts';
import { ignoreLine } from '#workflows/banking/commands/ignore-line.ts';
import { importStatement } from '#workflows/banking/commands/import-statement.ts';
import { takeBackLine } from '#workflows/banking/commands/take-back-line.ts';
import { newId } from '#workflows/identity/new-id.ts';
import { balance, camt, cfonb, cfonbBalance, cfonbMove, entry, iban } from './files.ts';
import { banked } from './given.ts';

const day = '2026-01-01';
const move = (change = {}) => entry({ cents: 120_000, day, label: 'VIR SEPA MARTIN ET FILS', ...change });
const counts = (taken: number, known: number) => ({ ok: true, done: { taken, known } });

test('each movement is taken once: the same file, another with it, the same in another form', async () => {
  const { bring, lines } = await banked();
  expect(await bring(camt(move()))).toMatchObject(counts(1, 0));
  expect(await bring(camt(move()))).toMatchObject({ ...counts(1, 0), isRepeated: true });
  expect(await bring(camt(move() + entry({ cents: 500, day })))).toMatchObject(counts(1, 1));
  const other = cfonb(
    cfonbBalance('01', 0, '010126'),
    cfonbMove(120_000, 'VIREMENT MARTIN ET FILS', { 34: '010126' }),
    cfonbMove(500, 'VIR SEPA RECU', { 34: '010126' }),
    cfonbBalance('07', 120_500, '010126'),
  );
  expect(await bring(other)).toMatchObject(counts(0, 2));
  expect(await lines()).toHaveLength(2);
});

test('two truly equal movements of one day are two, in one file and over two', async () => {
  const { bring, lines } = await banked();
  expect(await bring(camt(move() + move()))).toMatchObject(counts(2, 0));
  expect(await bring(camt(move() + move() + move()))).toMatchObject(counts(1, 2));
  expect((await lines()).map(({ key }) => key)).toEqual([1, 2, 3].map((n) => `${day}/120000/EUR/${n}`));
});

test('two who bring the same in at once take it once', async () => {
  const { bring, lines } = await banked();
  const done = await Promise.all([1, 2, 3, 4].map((n) => bring(camt(`${move()}<!-- ${n} -->`))));
  expect(done.map((each) => each.ok && each.done.taken).sort()).toEqual([0, 0, 0, 1]);
  expect(await lines()).toHaveLength(1);
});

test('a file waits for the one that is brought in before it', async () => {
  const { bring, w } = await banked();
  let isDone = false;
  let later: Promise<void> = Promise.resolve();
  await inOffice(w.s.db, w.officeId, async (tx) => {
    await lockImports(tx, w.officeId);
    later = bring(camt(move())).then(() => {
      isDone = true;
    });
    await setTimeout(2500);
    expect(isDone).toBe(false);
  });
  await later;
  expect(isDone).toBe(true);
});

test('an account that is no business’s is refused with its number, and comes in once it is', async () => {
  const { bring, lines, w } = await banked();
  const foreign = 'FR7610107001011234567890129';
  const file = camt(move(), { account: foreign });
  expect(await bring(file)).toMatchObject({
    done: { taken: 0, remarks: [{ code: 'foreignAccount', found: foreign }] },
  });
  expect(await lines()).toEqual([]);
  await w.ownerDb.execute(sql`update businesses set iban = ${foreign} where id = ${w.businessId}`);
  expect(await bring(file)).toMatchObject(counts(1, 0));
});

test('another office sees nothing of it, and cannot decide about it', async () => {
  const { bring, lines, w } = await banked();
  await bring(camt(move()));
  const [line] = await lines();
  const stranger = await addOffice(w.ownerDb);
  const who = { officeId: stranger.officeId, actor: w.biller };
  const found = await inOffice(w.s.db, stranger.officeId, (tx) =>
    rows(tx, sql`select * from bank_line_states`),
  );
  expect(found).toEqual([]);
  const lineId = line?.id ?? '';
  for (const outcome of [
    await acceptLine(w.s, who, { lineId, shares: [], customerId: null }),
    await ignoreLine(w.s, who, { lineId, reason: 'x' }),
    await takeBackLine(w.s, who, { lineId, reason: 'x' }),
  ])
    expect(outcome).toEqual({ ok: false, reason: 'notFound' });
  const file = { name: 'a', bytes: Buffer.from(camt(move({ label: 'AUTRE' }))) };
  await importStatement(w.s, who, { id: newId(), file, answers: {} });
  expect(await lines()).toEqual([line]);
});

test('balances that the lines miss, days to come and another currency are said', async () => {
  const { bring } = await banked();
  const file = camt(move() + entry({ cents: 100, day: '2099-01-01' }), {
    balances: balance('OPBD', 0) + balance('CLBD', 1),
  });
  const done = await bring(file.replaceAll('Ccy="EUR"', 'Ccy="USD"'));
  const codes = done.ok ? done.done.remarks.map(({ code }) => code) : [];
  expect(codes.sort()).toEqual(['currency', 'notYet', 'off']);
});

test('a file without account asks for it; hostile and broken files are refused and leave nothing', async () => {
  const { bring, lines } = await banked();
  const qif = '!Type:Bank\nD31/12/2025\nT12.00\nPA\n^\n';
  expect(await bring(qif)).toMatchObject({ ok: false, questions: [{ name: 'account', choices: [iban] }] });
  expect(await bring(qif, { account: iban })).toMatchObject(counts(1, 0));
  for (const bad of [
    '',
    '%PDF-1',
    '<a><b></a>',
    '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
    'x;y\n1;2',
    '\u0001\u0002',
  ])
    expect(await bring(bad)).toMatchObject({ ok: false });
  const odd = `Date;Libellé;Montant\n31/12/2025;A\0B;1,00`;
  expect(await bring(odd, { account: iban })).toMatchObject(counts(1, 0));
  expect((await lines()).map(({ label }) => label).sort()).toEqual(['A', 'AB']);
});

test('a line becomes a payment once, whoever else is at it; taken back it is open, and the invoice owed', async () => {
  const { bring, lines, issue, look, w, who } = await banked();
  const invoiceId = await issue();
  await bring(camt(move()));
  const lineId = (await lines())[0]?.id ?? '';
  const words = { lineId, shares: [{ invoiceId, cents: 120_000 }], customerId: w.customerId };
  const both = await Promise.all([acceptLine(w.s, who, words), acceptLine(w.s, who, words)]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await look(invoiceId)).toMatchObject({ state: 'paid' });
  expect((await lines())[0]).toMatchObject({ state: 'accepted' });
  const [paid] = await inOffice(w.s.db, w.officeId, (tx) =>
    rows(tx, sql`select bank_line_id, source from contract.payments`),
  );
  expect(paid).toEqual({ bank_line_id: lineId, source: 'bank' });
  expect(await takeBackLine(w.s, who, { lineId, reason: 'mauvaise facture' })).toEqual({ ok: true });
  expect((await lines())[0]).toMatchObject({ state: 'open' });
  expect(await look(invoiceId)).toMatchObject({ balance: 120_000 });
});
