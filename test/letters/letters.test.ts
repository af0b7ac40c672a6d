import { sql } from 'drizzle-orm';
import { afterAll, expect, test } from 'vitest';
import { letterPdf, lettersPdf, loadLetters } from '#app/letters/letters.server.ts';
import { actOnLetters } from '#app/letters/letters-acts.server.ts';
import { inOffice, rows } from '#db/client.ts';
import { letters } from '#db/schema/index.ts';
import { pdfPages, pdfText } from '#test/documents/pdf-text.ts';
import { staffOf } from '#test/invoices/given.ts';
import { settled } from '#test/settlement/given.ts';
import { closeTypesetter } from '#workflows/documents/typeset.ts';
import { sha256Hex } from '#workflows/identity/canonical.ts';
import { newId } from '#workflows/identity/new-id.ts';
import { addDays } from '#workflows/invoice/due-date.ts';
import { gatherLetter } from '#workflows/letters/gather-letter.ts';
import { keepLetter } from '#workflows/letters/keep-letter.ts';
import { letterFile } from '#workflows/letters/letter-file.ts';
import { promise } from '#workflows/settlement/commands/promise.ts';
import { sampleLetter } from './sample-letter.ts';

afterAll(closeTypesetter);

type Refused = { data: { refused: string; of: string | null; typed: { reason: string; letters: string[] } } };

/** An office with one late invoice of 1 200,00 € and the pages of its letters. */
async function given() {
  const all = await settled();
  const { w, who, issue } = all;
  const invoiceId = await issue();
  await w.pass(24 * 40);
  const { officeId, businessId, customerId } = w;
  const biller = staffOf(w);
  const gather = (kind: 'dunning1' | 'formalNotice' = 'dunning1', change = {}) =>
    inOffice(w.s.db, officeId, (tx) => gatherLetter(tx, { customerId, kind, ...change }));
  const keep = (facts: Parameters<typeof keepLetter>[2]['facts'], id = newId()) =>
    inOffice(w.s.db, officeId, (tx) => keepLetter(tx, who, { id, businessId, customerId, facts }));
  const write = async () => {
    const facts = await gather();
    if (!facts) throw new Error('nothing to ask for');
    const kept = await keep(facts);
    if (!kept.ok) throw new Error(kept.reason);
    return kept;
  };
  const press = async (values: Record<string, string>, ids: readonly string[], staff = biller) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(values)) form.set(name, value);
    for (const id of ids) form.append('letters', id);
    try {
      return ((await actOnLetters({ s: w.s, staff, form })) as unknown as Refused).data;
    } catch (thrown) {
      if (!(thrown instanceof Response)) throw thrown;
      return { status: thrown.status };
    }
  };
  const page = () => loadLetters(w.s, biller);
  return { ...all, invoiceId, biller, gather, keep, write, press, page };
}

test('a letter says what is late now, and nothing of what is promised', async () => {
  const { w, who, invoiceId, gather, today } = await given();
  expect(await gather()).toMatchObject({
    askedCents: 120_000,
    locale: 'fr',
    on: await today(),
    documents: [{ invoiceId, openCents: 120_000, askedCents: 120_000 }],
  });
  const dates = [{ on: addDays(await today(), 5), cents: 120_000 }];
  await promise(w.s, who, { id: newId(), invoiceId, dates, words: '', saidBy: 'Lise' });
  expect(await gather()).toBeNull();
});

test('it is kept as sealed, its file is set once, and its bytes never change', async () => {
  const { w, write, page } = await given();
  const { id, factsSha256 } = await write();
  expect((await page()).letters).toMatchObject([{ id, kind: 'dunning1', pages: null, totalCents: 120_000 }]);
  const first = await letterFile(w.s, { officeId: w.officeId, letterId: id });
  const second = await letterFile(w.s, { officeId: w.officeId, letterId: id });
  expect(sha256Hex(second!.pdf)).toBe(sha256Hex(first!.pdf));
  expect(sha256Hex(first!.letter.facts)).toBe(factsSha256);
  expect(await pdfText(first!.pdf)).toContain('1 200,00 €');
  expect((await page()).letters).toMatchObject([{ id, pages: 1 }]);
});

test('what could not be delivered, or asks for nothing, is not kept', async () => {
  const { keep, page } = await given();
  const facts = sampleLetter();
  const { customer } = facts;
  const nowhere = { ...customer, address: { ...customer.address, city: '' } };
  expect(await keep({ ...facts, customer: nowhere })).toMatchObject({ ok: false, reason: 'address' });
  expect(await keep({ ...facts, kind: 'formalNotice' })).toEqual({ ok: false, reason: 'noDay' });
  expect(await keep({ ...facts, askedCents: 0 })).toEqual({ ok: false, reason: 'nothing' });
  expect((await page()).letters).toEqual([]);
});

test('the same letter twice is one', async () => {
  const { keep, page } = await given();
  const id = newId();
  const first = await keep(sampleLetter(), id);
  expect(await keep(sampleLetter({ signer: 'Un autre' }), id)).toEqual(first);
  expect((await page()).letters).toHaveLength(1);
});

test('all that wait are one file to print, unscaled, each on its own sheet; posted they wait no more', async () => {
  const { w, biller, write, press, page, today } = await given();
  const ids = [(await write()).id, (await write()).id];
  expect((await press({ act: 'post-letter', postedOn: await today() }, ids)) as object).toMatchObject({
    refused: 'notPrinted',
  });
  const response = await lettersPdf(w.s, biller);
  const bytes = new Uint8Array(await response.arrayBuffer());
  expect(await pdfPages(bytes)).toHaveLength(2);
  expect(Buffer.from(bytes).toString('latin1')).toContain('/PrintScaling /None');
  expect(await press({ act: 'post-letter', postedOn: await today() }, ids)).toEqual({ status: 302 });
  const after = await page();
  expect(after.letters).toEqual([]);
  expect(after.ended).toMatchObject([
    { end: { outcome: 'posted', postedOn: await today(), by: w.biller.name } },
    { end: { outcome: 'posted' } },
  ]);
  await expect(lettersPdf(w.s, biller)).rejects.toMatchObject({ status: 404 });
});

test('what can’t be posted is said, and nothing typed is lost', async () => {
  const { w, biller, write, press, today } = await given();
  const { id } = await write();
  await letterPdf(w.s, biller, id);
  const on = await today();
  expect(await press({ act: 'post-letter', postedOn: on }, [])).toMatchObject({ refused: 'nothing' });
  expect(await press({ act: 'post-letter', postedOn: '2026-02-31' }, [id])).toMatchObject({
    refused: 'noDay',
  });
  expect(await press({ act: 'post-letter', postedOn: addDays(on, 1) }, [id])).toMatchObject({
    refused: 'future',
  });
  expect(await press({ act: 'post-letter', postedOn: addDays(on, -1) }, [id])).toMatchObject({
    refused: 'early',
    typed: { letters: [id] },
  });
  expect(await press({ act: 'withdraw-letter', reason: ' ' }, [id])).toMatchObject({
    refused: 'noReason',
    of: id,
  });
  expect(await press({ act: 'withdraw-letter', reason: 'Réglée.' }, [id])).toEqual({ status: 302 });
  expect(await press({ act: 'post-letter', postedOn: on }, [id])).toMatchObject({ refused: 'ended' });
  await expect(
    press({ act: 'post-letter', postedOn: on }, [id], { ...staffOf(w), role: 'accountant' }),
  ).resolves.toEqual({
    status: 403,
  });
});

test('what was paid since is said beside its letter', async () => {
  const { invoiceId, write, page, pay } = await given();
  await write();
  expect((await page()).letters[0]?.stillCents).toBeNull();
  await pay(100_000, [{ invoiceId, cents: 100_000 }]);
  expect((await page()).letters[0]?.stillCents).toBe(20_000);
});

test('a kept letter takes no change, and is no other office’s', async () => {
  const { w, write } = await given();
  const { id } = await write();
  const changed = inOffice(w.s.db, w.officeId, (tx) => tx.update(letters).set({ totalCents: 1 }));
  await expect(changed).rejects.toThrow();
  const owner = w.ownerDb.execute(sql`update letters set total_cents = 1`);
  await expect(owner).rejects.toThrow();
  const other = await settled();
  expect(await letterFile(w.s, { officeId: other.w.officeId, letterId: id })).toBeUndefined();
  const seen = await inOffice(w.s.db, other.w.officeId, (tx) =>
    rows(tx, sql`select 1 from letters where id = ${id}`),
  );
  expect(seen).toEqual([]);
});
