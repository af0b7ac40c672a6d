import { eq, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { inOffice, rows } from '#db/client.ts';
import { mails, staff } from '#db/schema/index.ts';
import { type World, world } from '#test/support/world.ts';
import { clock } from '#workflows/engine/clock.ts';
import { tellOutcome } from '#workflows/mail/outcome.ts';
import { submitReview } from '#workflows/review/commands.ts';

/** What the newest mail of a kind says, as it was composed. */
async function composed(w: World, kind: string): Promise<Record<string, unknown>> {
  const [row] = await inOffice(w.s.db, w.officeId, (tx) =>
    rows<{ mail: Record<string, unknown> }>(
      tx,
      sql`select payload #> '{composed,mail}' as mail from mails where kind = ${kind} order by id desc limit 1`,
    ),
  );
  return row?.mail ?? {};
}

async function asked(w: World, note?: string) {
  const invoiceId = await w.draft();
  await submitReview(w.s, { officeId: w.officeId, actor: w.biller, invoiceId, note });
  await w.work();
  return invoiceId;
}

test('the request quotes what the office writes with it and says when the first reminder leaves', async () => {
  const w = await world();
  const invoiceId = await asked(w, 'La pénalité du marché est ajoutée.');
  const { context } = await w.look(invoiceId);
  expect(await composed(w, 'approvalRequest')).toMatchObject({
    note: 'La pénalité du marché est ajoutée.',
    reminderAt: (context.reminders as string[])[0],
  });
  const exchange = await inOffice(w.s.db, w.officeId, (tx) =>
    rows(tx, sql`select kind, round, body, author_name from exchanges where invoice_id = ${invoiceId}`),
  );
  expect(exchange).toEqual([
    { kind: 'reply', round: 1, body: 'La pénalité du marché est ajoutée.', author_name: w.biller.name },
  ]);
});

test.each([
  ['bounced', '552 5.2.2 mailbox full', 'mailboxRefuses'],
  ['bounced', '550 5.1.1 user unknown', 'noSuchAddress'],
  ['failed', 'recipient address: domain', 'noAddress'],
  ['complained', 'complained', 'complaint'],
] as const)('the office is told the true cause, in its own language: %s, %s', async (kind, reason, cause) => {
  const w = await world();
  await w.ownerDb.update(staff).set({ locale: 'en' }).where(eq(staff.id, w.staffId));
  await asked(w);
  await inOffice(w.s.db, w.officeId, async (tx) => {
    const [mail] = await tx.select().from(mails).where(eq(mails.kind, 'approvalRequest'));
    await tellOutcome(w.s, tx, mail!, { kind, at: await clock(tx), reason });
  });
  await w.work();
  expect(await composed(w, 'undelivered')).toMatchObject({
    cause,
    detail: reason,
    locale: 'en',
    link: expect.stringContaining(`/businesses/${w.businessId}`),
  });
});
