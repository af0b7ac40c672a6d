import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { inOffice, rows } from '#db/client.ts';
import { findDraft } from '#db/queries/drafts.ts';
import type { InvoiceContent } from '#db/shapes/content.ts';
import { sampleContent } from '#test/support/content.ts';
import { issueOne } from '#test/support/issue-one.ts';
import { type World, world } from '#test/support/world.ts';
import { checkEarlier } from '#workflows/invoice/check-earlier.ts';
import { checkContent } from '#workflows/invoice/checks.ts';
import { centsToDecimal } from '#workflows/invoice/money.ts';
import {
  approve,
  deleteDraft,
  draftFromIssued,
  saveDraft,
  submitReview,
} from '#workflows/review/commands.ts';
import { readEarlier } from '#workflows/review/read-earlier.ts';

/** An office whose business needs nobody's approval: what is submitted is issued. */
const office = () => world({ policy: { needsApproval: 'never' } });

const submit = (w: World, invoiceId: string) =>
  submitReview(w.s, { officeId: w.officeId, actor: w.biller, invoiceId });
const follow = async (
  w: World,
  invoiceId: string,
  follower: 'creditNote' | 'corrective' | 'finalInvoice',
) => {
  const made = await draftFromIssued(w.s, { officeId: w.officeId, actor: w.biller, invoiceId, follower });
  if (!made.ok) throw new Error(made.reason);
  return made.invoiceId;
};
const contentOf = (w: World, invoiceId: string) =>
  inOffice(w.db, w.officeId, async (tx) => (await findDraft(tx, invoiceId))!.draft.content);
const change = async (
  w: World,
  invoiceId: string,
  changed: (content: InvoiceContent) => Partial<InvoiceContent>,
) => {
  const content = await contentOf(w, invoiceId);
  const saved = await saveDraft(w.s, {
    officeId: w.officeId,
    actor: w.biller,
    invoiceId,
    version: 1,
    customerId: w.customerId,
    content: { ...content, ...changed(content) },
  });
  expect(saved.ok).toBe(true);
};

/** What was done to it leaves nothing to draft. */
const already = { ok: false, reason: 'alreadyFollowed' };

const depositOf = { reference: 'Devis D-118', date: null, totalCents: 400_000, percent: '30' };
const issuedDeposit = async (w: World) => {
  const id = await w.draft(sampleContent({ kind: 'deposit', depositOf }));
  expect(await submit(w, id)).toMatchObject({ accepted: true });
  return id;
};

/** A final invoice is sent off that takes so much of the deposit back. */
const takenBack = async (w: World, deposit: string, amount: string) => {
  const invoiceId = await follow(w, deposit, 'finalInvoice');
  await change(w, invoiceId, (content) => ({
    lines: content.lines.map((line, at) =>
      at === 0 ? { ...line, name: 'Travaux', unitPrice: '3000' } : { ...line, unitPrice: amount },
    ),
  }));
  expect(await submit(w, invoiceId)).toMatchObject({ accepted: true });
};

test('a final invoice begins with all that is left of its deposit, and no other can take it again', async () => {
  const w = await office();
  const deposit = await issuedDeposit(w);
  const final = await follow(w, deposit, 'finalInvoice');
  const { lines, precedingDocuments, kind } = await contentOf(w, final);
  expect(kind).toBe('invoice');
  expect(precedingDocuments).toMatchObject([{ kind: 'deposit' }]);
  expect(lines[1]).toMatchObject({ quantity: '-1', unitPrice: '1000.00', special: 'depositRecovery' });

  const work = (content: InvoiceContent) => ({
    lines: content.lines.map((line, at) =>
      at === 0 ? { ...line, name: 'Travaux', unitPrice: '3000' } : line,
    ),
  });
  const rival = await follow(w, deposit, 'finalInvoice');
  // Both drafts are alive: the second begins with nothing left, and what it claims by hand is refused.
  expect((await contentOf(w, rival)).lines).toHaveLength(1);
  await change(w, rival, () => ({ lines: lines.map((line) => ({ ...line, name: 'Travaux' })) }));
  await change(w, final, work);
  expect(await submit(w, rival)).toMatchObject({ accepted: false, reason: 'problems' });
  expect(await submit(w, final)).toMatchObject({ accepted: false, reason: 'problems' });
});

test('what was taken back in part leaves the rest, and a deleted draft gives it free again', async () => {
  const w = await office();
  const deposit = await issuedDeposit(w);
  await takenBack(w, deposit, '600.00');
  const second = await follow(w, deposit, 'finalInvoice');
  expect((await contentOf(w, second)).lines[1]?.unitPrice).toBe('400.00');
  await deleteDraft(w.s, { officeId: w.officeId, actor: w.biller, invoiceId: second });
  const third = await follow(w, deposit, 'finalInvoice');
  expect((await contentOf(w, third)).lines[1]?.unitPrice).toBe('400.00');
});

test('a credit note says all of its invoice; together they credit no more than its total', async () => {
  const w = await office();
  const invoice = await w.draft();
  await submit(w, invoice);
  const whole = await follow(w, invoice, 'creditNote');
  expect((await contentOf(w, whole)).totals.grossCents).toBe(120_000);
  const part = await follow(w, invoice, 'creditNote');
  await change(w, part, ({ lines }) => ({ lines: lines.map((line) => ({ ...line, quantity: '1' })) }));
  expect(await submit(w, whole)).toMatchObject({ accepted: false, reason: 'problems' });
  await change(w, whole, ({ lines }) => ({ lines: lines.map((line) => ({ ...line, quantity: '1' })) }));
  expect(await submit(w, part)).toMatchObject({ accepted: true });
  expect(await submit(w, whole)).toMatchObject({ accepted: true });
  const args = { officeId: w.officeId, actor: w.biller, invoiceId: invoice };
  expect(await draftFromIssued(w.s, { ...args, follower: 'creditNote' })).toMatchObject({ ok: false });
});

test('two credit notes that got past every check are not both issued: the database has the last word', async () => {
  const w = await world();
  const invoice = await issueOne(w);
  const first = await follow(w, invoice, 'creditNote');
  expect(await submit(w, first)).toMatchObject({ accepted: true });
  await w.work();
  // As if it were gone while the other one is put before the owner.
  const aside = (state: string) =>
    w.ownerDb.execute(sql`update invoices set review_state = ${state} where id = ${first}`);
  await aside('deleted');
  const second = await follow(w, invoice, 'creditNote');
  expect(await submit(w, second)).toMatchObject({ accepted: true });
  await aside('awaiting.running');
  await w.work();
  const approvals = await Promise.all(
    [first, second].map(async (invoiceId) => {
      const { revisionSha256 } = (await w.look(invoiceId)).context as { revisionSha256: string };
      return approve(w.s, { officeId: w.officeId, actor: w.owner, invoiceId, revisionSha256 });
    }),
  );
  expect(approvals).toMatchObject([{ accepted: true }, { accepted: true }]);
  // The ten minutes in which an approval can be taken back: both are numbered in one batch.
  await w.pass(0.2);
  const issued = await rows(w.ownerDb, sql`select number from issued_invoices where kind = 'creditNote'`);
  expect(issued).toHaveLength(1);
  const failed = await rows<{ failure: unknown }>(
    w.ownerDb,
    sql`select failure from workflows where failure is not null`,
  );
  expect(JSON.stringify(failed)).toContain('give back 240000 of 120000');
});

/** The blocking problems a draft of an office would be sent back with. */
const blockedBy = async (w: World, invoiceId: string) => {
  expect(await submit(w, invoiceId)).toMatchObject({ accepted: false, reason: 'problems' });
  return inOffice(w.db, w.officeId, async (tx) => {
    const earlier = (await readEarlier(tx, [invoiceId])).get(invoiceId) ?? [];
    const { content } = (await findDraft(tx, invoiceId))!.draft;
    return [...checkContent(content), ...checkEarlier(content, earlier)]
      .filter(({ severity }) => severity === 'blocking')
      .map(({ code, values }) => [code, values?.by]);
  });
};
const numberOf = async (w: World, invoiceId: string) => {
  const [row] = await rows<{ number: string }>(
    w.ownerDb,
    sql`select number from issued_invoices where invoice_id = ${invoiceId}`,
  );
  return row?.number;
};
/** A draft written by hand about a document, as nothing on its page offers it any more. */
const byHand = async (w: World, kind: 'creditNote' | 'corrective', number: string | undefined) =>
  w.draft(sampleContent({ kind, precedingDocuments: [{ number: number ?? '', date: '2026-11-02' }] }));

test('after a corrective, what is credited or corrected is the corrective, and no more than it charges', async () => {
  const w = await office();
  const invoice = await w.draft();
  await submit(w, invoice);
  const credit = await follow(w, invoice, 'creditNote');
  await change(w, credit, ({ lines }) => ({ lines: lines.map((line) => ({ ...line, quantity: '1' })) }));
  expect(await submit(w, credit)).toMatchObject({ accepted: true });
  const credited = (await contentOf(w, credit)).totals.grossCents;

  const corrective = await follow(w, invoice, 'corrective');
  expect(await submit(w, corrective)).toMatchObject({ accepted: true });
  const [number, by] = [await numberOf(w, invoice), await numberOf(w, corrective)];
  const args = { officeId: w.officeId, actor: w.biller };
  for (const [follower, code] of [
    ['creditNote', 'credit.replaced'],
    ['corrective', 'corrective.replaced'],
  ] as const) {
    const invoiceId = await byHand(w, follower, number);
    expect(await blockedBy(w, invoiceId)).toEqual([[code, by]]);
    await deleteDraft(w.s, { ...args, invoiceId });
    const followed = await draftFromIssued(w.s, { ...args, invoiceId: invoice, follower });
    expect(followed).toEqual({ ok: false, reason: 'notPossible' });
  }

  const rest = await follow(w, corrective, 'creditNote');
  expect(await blockedBy(w, rest)).toEqual([['credit.tooHigh', undefined]]);
  const { grossCents } = (await contentOf(w, corrective)).totals;
  await change(w, rest, ({ lines: [line] }) => ({
    lines: [{ ...line!, quantity: '1', unitPrice: centsToDecimal((grossCents - credited) / 1.2) }],
  }));
  expect(await submit(w, rest)).toMatchObject({ accepted: true });
  const again = { ...args, invoiceId: corrective, follower: 'corrective' } as const;
  expect(await draftFromIssued(w.s, again)).toEqual(already);
});

test('what is wholly credited is not replaced', async () => {
  const w = await office();
  const invoice = await w.draft();
  await submit(w, invoice);
  await submit(w, await follow(w, invoice, 'creditNote'));
  const args = { officeId: w.officeId, actor: w.biller, invoiceId: invoice, follower: 'corrective' } as const;
  expect(await draftFromIssued(w.s, args)).toEqual(already);
  const corrective = await byHand(w, 'corrective', await numberOf(w, invoice));
  expect(await blockedBy(w, corrective)).toEqual([['corrective.credited', undefined]]);
});

test.each([
  ['creditNote', 'corrective'],
  ['corrective', 'corrective'],
] as const)(
  'a %s and a %s of one invoice that got past every check are not both issued',
  async (one, other) => {
    const w = await world();
    const invoice = await issueOne(w);
    const first = await follow(w, invoice, one);
    expect(await submit(w, first)).toMatchObject({ accepted: true });
    await w.work();
    // As if it were gone while the other one is put before the owner.
    const aside = (state: string) =>
      w.ownerDb.execute(sql`update invoices set review_state = ${state} where id = ${first}`);
    await aside('deleted');
    const second = await follow(w, invoice, other);
    expect(await submit(w, second)).toMatchObject({ accepted: true });
    await aside('awaiting.running');
    await w.work();
    for (const invoiceId of [first, second]) {
      const { revisionSha256 } = (await w.look(invoiceId)).context as { revisionSha256: string };
      const args = { officeId: w.officeId, actor: w.owner, invoiceId, revisionSha256 };
      expect(await approve(w.s, args)).toMatchObject({ accepted: true });
    }
    // The ten minutes in which an approval can be taken back: both are numbered in one batch.
    await w.pass(0.2);
    const issued = await rows(
      w.ownerDb,
      sql`select number from issued_invoices where kind in ('creditNote', 'corrective')`,
    );
    expect(issued).toHaveLength(1);
    const failed = await rows<{ failure: unknown }>(
      w.ownerDb,
      sql`select failure from workflows where failure is not null`,
    );
    expect(JSON.stringify(failed)).toMatch(/is about a document that|is credited already/);
  },
);

test('a corrected deposit is taken back by its corrective, and what the former gave stays given', async () => {
  const w = await office();
  const deposit = await issuedDeposit(w);
  await takenBack(w, deposit, '600.00');
  const late = await follow(w, deposit, 'finalInvoice');
  await change(w, late, (content) => ({
    lines: content.lines.map((line, at) => (at === 0 ? { ...line, name: 'Reste', unitPrice: '900' } : line)),
  }));
  const corrective = await follow(w, deposit, 'corrective');
  expect(await submit(w, corrective)).toMatchObject({ accepted: true });
  expect(await blockedBy(w, late)).toEqual([['recovery.replaced', await numberOf(w, corrective)]]);
  await deleteDraft(w.s, { officeId: w.officeId, actor: w.biller, invoiceId: late });
  const final = await follow(w, corrective, 'finalInvoice');
  expect((await contentOf(w, final)).lines[1]).toMatchObject({
    unitPrice: '400.00',
    recovers: { number: await numberOf(w, corrective) },
  });
});

test('the corrective of a final invoice takes back in its place what it took back, and names it alone', async () => {
  const w = await office();
  const deposit = await issuedDeposit(w);
  const final = await follow(w, deposit, 'finalInvoice');
  await change(w, final, (content) => ({
    lines: content.lines.map((line, at) =>
      at === 0 ? { ...line, name: 'Travaux', unitPrice: '3000' } : line,
    ),
  }));
  expect(await submit(w, final)).toMatchObject({ accepted: true });
  const corrective = await follow(w, final, 'corrective');
  const { lines } = await contentOf(w, corrective);
  await change(w, corrective, () => ({
    lines: lines.map((line, at) => (at === 1 ? { ...line, unitPrice: '1000.01' } : line)),
  }));
  expect(await blockedBy(w, corrective)).toEqual([['recovery.tooHigh', undefined]]);
  await deleteDraft(w.s, { officeId: w.officeId, actor: w.biller, invoiceId: corrective });
  const again = await follow(w, final, 'corrective');
  expect((await contentOf(w, again)).precedingDocuments).toHaveLength(1);
  expect(await submit(w, again)).toMatchObject({ accepted: true });
});

test('a corrective names the one it replaces; nothing follows a draft or a credit note', async () => {
  const w = await office();
  const invoice = await w.draft();
  const args = { officeId: w.officeId, actor: w.biller, follower: 'creditNote' } as const;
  expect(await draftFromIssued(w.s, { ...args, invoiceId: invoice })).toEqual({
    ok: false,
    reason: 'notIssued',
  });
  await submit(w, invoice);
  const corrective = await follow(w, invoice, 'corrective');
  expect(await contentOf(w, corrective)).toMatchObject({
    kind: 'corrective',
    precedingDocuments: [{ kind: 'invoice' }],
  });
  expect(await submit(w, corrective)).toMatchObject({ accepted: true });
  const credit = await follow(w, corrective, 'creditNote');
  await submit(w, credit);
  expect(await draftFromIssued(w.s, { ...args, invoiceId: credit })).toEqual({
    ok: false,
    reason: 'notPossible',
  });
  expect(await draftFromIssued(w.s, { ...args, invoiceId: invoice, follower: 'finalInvoice' })).toEqual({
    ok: false,
    reason: 'notPossible',
  });
});
