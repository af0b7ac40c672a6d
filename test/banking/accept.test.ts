import { expect, test } from 'vitest';
import { inOffice } from '#db/client.ts';
import { findBankLine } from '#db/queries/bank-lines.ts';
import { bankAccounts, bankImports, bankLines, bankStatements } from '#db/schema/index.ts';
import { settled } from '#test/settlement/given.ts';
import { acceptLine } from '#workflows/banking/commands/accept-line.ts';
import { acceptSure } from '#workflows/banking/commands/accept-sure.ts';
import { takeBackLine } from '#workflows/banking/commands/take-back-line.ts';
import { loadBook } from '#workflows/banking/load-book.ts';
import { newId } from '#workflows/identity/new-id.ts';

/** A business with an account, and lines as its bank writes them. */
async function given() {
  const all = await settled();
  const { w, who } = all;
  const at = '2026-01-01T00:00:00Z';
  const by = { officeId: w.officeId, staffId: null, recordedBy: 'Test', at };
  const [accountId, importId, statementId] = [newId(), newId(), newId()];
  const iban = 'FR1420041010050500013M02606';
  await inOffice(w.s.db, w.officeId, async (tx) => {
    await tx
      .insert(bankAccounts)
      .values({ ...by, id: accountId, businessId: w.businessId, iban, currency: 'EUR' });
    const file = {
      sha256: 'a',
      fileName: 'a.xml',
      format: 'camt053' as const,
      answers: {},
      taken: 1,
      known: 0,
      remarks: [],
    };
    await tx.insert(bankImports).values({ ...by, ...file, id: importId });
    const { officeId, businessId } = w;
    await tx.insert(bankStatements).values({ officeId, id: statementId, importId, businessId, accountId });
  });
  const line = async (cents: number, label: string, counterpartyIban = '') => {
    const id = newId();
    const { officeId, businessId } = w;
    const said = {
      cents,
      currency: 'EUR',
      label,
      counterpartyName: '',
      counterpartyIban,
      endToEndId: '',
      bankReference: '',
    };
    const row = {
      officeId,
      id,
      businessId,
      accountId,
      statementId,
      lineKey: id,
      bookedOn: await all.today(),
      ...said,
    };
    await inOffice(w.s.db, officeId, (tx) =>
      tx.insert(bankLines).values({ ...row, format: 'camt053', isReturn: false, at }),
    );
    return id;
  };
  const book = () => inOffice(w.s.db, w.officeId, (tx) => loadBook(tx, w.businessId));
  const stateOf = async (id: string) =>
    (await inOffice(w.s.db, w.officeId, (tx) => findBankLine(tx, id)))?.state;
  const numberOf = async (id: string) =>
    (await book()).input.items.find(({ invoiceId }) => invoiceId === id)?.number ?? '';
  return { ...all, who, line, book, stateOf, numberOf };
}

test('what is sure is accepted together, each for itself; what is not stays open and is said', async () => {
  const { w, who, issue, line, look, stateOf, numberOf } = await given();
  const [first, second] = [await issue(), await issue()];
  const good = await line(120_000, `VIR SEPA RECU /MOTIF ${await numberOf(first)}`);
  const short = await line(50_000, `VIR SEPA RECU /MOTIF ${await numberOf(second)}`);
  const results = await acceptSure(w.s, who, { businessId: w.businessId, lineIds: [good, short] });
  expect(results.map(({ outcome }) => outcome)).toEqual([{ ok: true }, { ok: false, reason: 'notSure' }]);
  expect(await look(first)).toMatchObject({ state: 'paid' });
  expect(await look(second)).toMatchObject({ balance: 120_000 });
  expect([await stateOf(good), await stateOf(short)]).toEqual(['accepted', 'open']);
});

test('two lines for the same invoice are both left to a person', async () => {
  const { w, who, issue, line, numberOf } = await given();
  const label = `VIR SEPA RECU /MOTIF ${await numberOf(await issue())}`;
  const lineIds = [await line(120_000, label), await line(120_000, label)];
  const results = await acceptSure(w.s, who, { businessId: w.businessId, lineIds });
  expect(results.map(({ outcome }) => outcome.ok)).toEqual([false, false]);
});

test('of two who accept a line at once one wins, and the other is told', async () => {
  const { w, who, issue, line, look } = await given();
  const invoiceId = await issue();
  const lineId = await line(120_000, 'VIR');
  const words = { lineId, shares: [{ invoiceId, cents: 120_000 }], customerId: w.customerId };
  const both = await Promise.all([acceptLine(w.s, who, words), acceptLine(w.s, who, words)]);
  expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
  expect(both.find(({ ok }) => !ok)).toMatchObject({ reason: 'doubled' });
  expect(await look(invoiceId)).toMatchObject({ state: 'paid' });
});

test('what a person accepts is learned, and forgotten when it is taken back', async () => {
  const { w, who, issue, line, look, book, stateOf } = await given();
  const invoiceId = await issue();
  const lineId = await line(150_000, 'VIR', 'FR7630006000011234567890189');
  await acceptLine(w.s, who, { lineId, shares: [{ invoiceId, cents: 120_000 }], customerId: w.customerId });
  expect((await book()).ibans.get('FR7630006000011234567890189')).toEqual([w.customerId]);
  expect((await book()).input.credits).toMatchObject([{ kind: 'payment', cents: 30_000 }]);
  expect(await takeBackLine(w.s, who, { lineId, reason: 'autre client' })).toEqual({ ok: true });
  expect(await look(invoiceId)).toMatchObject({ state: 'open', balance: 120_000 });
  expect(await stateOf(lineId)).toBe('open');
  expect((await book()).ibans.size).toBe(0);
});

test('a line that is refused in the middle leaves nothing', async () => {
  const { w, who, issue, line, look, stateOf, book } = await given();
  const invoiceId = await issue();
  const lineId = await line(200_000, 'VIR');
  const shares = [{ invoiceId, cents: 120_001 }];
  expect(await acceptLine(w.s, who, { lineId, shares, customerId: w.customerId })).toMatchObject({
    reason: 'tooMuch',
  });
  expect(await stateOf(lineId)).toBe('open');
  expect((await book()).input.payments).toEqual([]);
  expect(await look(invoiceId)).toMatchObject({ balance: 120_000 });
});
