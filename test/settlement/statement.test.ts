import { eq, sql } from 'drizzle-orm';
import { afterAll, expect, test } from 'vitest';
import { loadOutstanding } from '#app/outstanding/outstanding.server.ts';
import { loadStatement, statementFile } from '#app/statement/statement.server.ts';
import { inOffice, rows } from '#db/client.ts';
import { listAccountEntries } from '#db/queries/account-entries.ts';
import { customers } from '#db/schema/index.ts';
import { pdfText } from '#test/documents/pdf-text.ts';
import { staffOf } from '#test/invoices/given.ts';
import { sampleContent } from '#test/support/content.ts';
import { closeTypesetter } from '#workflows/documents/typeset.ts';
import { newId } from '#workflows/identity/new-id.ts';
import { allocate } from '#workflows/settlement/commands/allocate.ts';
import { dispute } from '#workflows/settlement/commands/dispute.ts';
import { reversePayment } from '#workflows/settlement/commands/reverse-payment.ts';
import { takeBack } from '#workflows/settlement/commands/take-back.ts';
import { writeOff } from '#workflows/settlement/commands/write-off.ts';
import { statementOf } from '#workflows/settlement/statement/statement.ts';
import { settled } from './given.ts';

afterAll(closeTypesetter);

async function given() {
  const all = await settled();
  const { w } = all;
  const request = (query = '') => new Request(`http://x/customers/x/statement${query}`);
  const account = (query = '', customerId = w.customerId) => ({
    officeId: w.officeId,
    customerId,
    request: request(query),
  });
  const read = (query = '', customerId = w.customerId) => loadStatement(w.s, account(query, customerId));
  const file = (as: 'pdf' | 'csv', query = '') =>
    statementFile(w.s, account(query), { as, page: () => '/back' });
  const owed = async () => (await loadOutstanding(w.s, staffOf(w), w.customerId)).sums[0]?.owedCents ?? 0;
  const balance = async (customerId = w.customerId) => (await read('', customerId)).sums.closingCents;
  return { ...all, read, file, owed, balance };
}

test('at each step of an account its balance is what is outstanding, to the cent', async () => {
  const { w, who, issue, pay, send, follow, owed, balance } = await given();
  const same = async (label: string) => expect(await balance(), label).toBe(await owed());
  const first = await issue();
  await w.pass(24 * 10);
  const second = await issue();
  await same('two invoices');
  await pay(50_000, [{ invoiceId: first, cents: 50_000 }]);
  await same('a part');
  const over = await pay(100_000, [{ invoiceId: first, cents: 70_000 }]);
  await same('too much');
  await allocate(w.s, who, {
    leftCents: null,
    source: { kind: 'payment', id: over.id },
    shares: [{ invoiceId: second, cents: 12_345 }],
  });
  await same('the rest imputed');
  const credit = await follow(second, 'creditNote');
  await send(credit);
  await same('a credit note');
  const loose = await pay(7_777, []);
  await same('a payment for nothing');
  await reversePayment(w.s, who, { paymentId: loose.id, cause: 'mistake', reason: 'Autre client.' });
  await same('which was none');
  await reversePayment(w.s, who, { paymentId: over.id, cause: 'unpaid', reason: 'Sans provision.' });
  await same('a cheque without cover');
  const third = await issue();
  await writeOff(w.s, who, { invoiceId: third, reason: 'Introuvable.' });
  await same('a loss');
  const [lost] = await inOffice(w.s.db, w.officeId, (tx) =>
    rows<{ id: string }>(tx, sql`select id from allocations where source_kind = 'writeOff'`),
  );
  await takeBack(w.s, who, { allocationId: lost?.id ?? '', reason: 'Retrouvé.' });
  await same('found again');
  await send(await follow(third, 'corrective'));
  await same('a corrective takes its place');
});

test('a payment for another customer’s invoice crosses from one account to the other', async () => {
  const { w, issue, pay, balance, owed } = await given();
  const [mine] = await inOffice(w.s.db, w.officeId, (tx) =>
    tx.select().from(customers).where(eq(customers.id, w.customerId)),
  );
  const other = newId();
  await inOffice(w.s.db, w.officeId, (tx) =>
    tx.insert(customers).values({ ...mine!, id: other, name: 'Voisin' }),
  );
  const invoiceId = await issue();
  await pay(60_000, [{ invoiceId, cents: 40_000 }], { customerId: other });
  expect(await balance()).toBe(await owed());
  expect(await balance()).toBe(80_000);
  expect(await balance(other)).toBe(-20_000);
});

test('the PDF and the spreadsheet are in the customer’s language, with what is contested and how to pay the rest', async () => {
  const { w, who, issue, file, read } = await given();
  const invoiceId = await issue();
  await issue();
  await w.pass(24 * 40);
  const [line] = sampleContent({}).lines;
  const words = { reason: 'price' as const, words: 'Trop cher.', saidBy: 'Lise' };
  const said = await dispute(w.s, who, { id: newId(), invoiceId, lines: [line?.id ?? ''], ...words });
  expect(said).toEqual({ ok: true });
  const pdf = await file('pdf');
  expect(pdf.headers.get('Content-Type')).toBe('application/pdf');
  const text = await pdfText(new Uint8Array(await pdf.arrayBuffer()));
  expect(text).toContain('Relevé de compte');
  expect(text).toContain('Solde dû au');
  expect(text).toContain('contestés, qui ne sont pas réclamés');
  expect(text).toContain('Pour payer 1 200,00 €');
  await inOffice(w.s.db, w.officeId, (tx) =>
    tx.update(customers).set({ locale: 'en' }).where(eq(customers.id, w.customerId)),
  );
  expect(await (await file('csv')).text()).toContain('"Balance owed on');
  expect((await read()).locale).toBe('en');
});

test('a day that is none, or has not come, is said at its field, and no file is made of it', async () => {
  const { issue, read, file } = await given();
  await issue();
  expect((await read('?from=2026-02-31')).problem).toEqual({ field: 'from', is: 'noDay' });
  expect((await read('?to=2999-01-01')).problem).toEqual({ field: 'to', is: 'future' });
  expect((await read('?from=2020-02-02&to=2020-02-01')).problem).toEqual({ field: 'from', is: 'turned' });
  await expect(file('pdf', '?from=hier')).rejects.toMatchObject({ status: 302 });
});

test('another office finds no such account', async () => {
  const { w } = await given();
  const other = await settled();
  const request = new Request('http://x/');
  const foreign = loadStatement(w.s, { officeId: other.w.officeId, customerId: w.customerId, request });
  await expect(foreign).rejects.toMatchObject({ status: 404 });
  await inOffice(w.s.db, other.w.officeId, async (tx) => {
    const found = await listAccountEntries(tx, { businessId: w.businessId, customerId: w.customerId });
    expect(
      statementOf(found, { period: { from: null, to: '2999-01-01' }, currency: 'EUR' }).closingCents,
    ).toBe(0);
  });
});
