import { sql, TransactionRollbackError } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { connectAsOwner } from '#db/client.ts';
import { checkInvariants, promises } from '#test/support/invariants.ts';
import { type World, world } from '#test/support/world.ts';
import { approve, submitReview } from '#workflows/review/commands.ts';

const asOffice = (w: World, invoiceId: string) => ({ officeId: w.officeId, actor: w.biller, invoiceId });

/** One issued by silence, one by approval, one with its owner. */
async function books() {
  const w = await world();
  const ids = [await w.draft(), await w.draft(), await w.draft()] as const;
  for (const id of ids.slice(0, 2)) await submitReview(w.s, asOffice(w, id));
  await w.work();
  const { revisionSha256 } = (await w.look(ids[1])).context as { revisionSha256: string };
  await approve(w.s, { officeId: w.officeId, actor: w.owner, invoiceId: ids[1], revisionSha256 });
  await w.pass(48.1);
  await submitReview(w.s, asOffice(w, ids[2]));
  return { ...w, ids };
}

/** A reminder that left, about one invoice. */
const departure = (invoiceId: string, cents: number) =>
  sql`insert into dunning_departures (office_id, dunning_id, outcome, level, documents, left_out, at)
    select office_id, uuidv7(), 'left', 1, jsonb_build_array(jsonb_build_object('invoiceId', invoice_id, 'cents', ${cents}::bigint)), '[]',
      app_clock() from issued_invoices where invoice_id = ${invoiceId}`;

test('each invariant is seen broken when somebody above all rules breaks it, and only then', async () => {
  const w = await books();
  const { db, close } = connectAsOwner(w.adminUrl, { max: 1 });
  const [silent, approved, asked] = w.ids;
  const other = '01890000-0000-7000-8000-000000000000';
  const damages: [number, ReturnType<typeof sql>][] = [
    [
      1,
      sql`update transitions set to_state = 'deleted' where from_state = '' and workflow_id = (select id from contract.reviews where invoice_id = ${silent})`,
    ],
    [1, sql`update invoices set review_state = 'answering' where id = ${asked}`],
    [1, sql`update transitions set at = at - interval '60 days' where to_state = 'issued'`],
    [2, sql`update issued_invoices set sequence = 7 where invoice_id = ${approved}`],
    [2, sql`update issued_invoices set issued_at = issued_at - interval '3 days' where sequence = 2`],
    [2, sql`update invoices set number = 'VPC-1-0001' where id = ${asked}`],
    [3, sql`delete from ledger where subject_id = ${silent}`],
    [
      3,
      sql`delete from pgboss.job where data ->> 'key' like 'workflow%' or data ->> 'key' like '%approvalRequest%' and state = 'created'`,
    ],
    [3, sql`delete from workflows where machine = 'dispatch' and subject_id = ${approved}`],
    [3, sql`update issued_invoices set content = replace(content, 'WC', 'VC') where invoice_id = ${silent}`],
    [3, sql`update drafts set content_sha256 = '' where invoice_id = ${approved}`],
    [
      4,
      sql`update workflows set snapshot = jsonb_set(snapshot::jsonb, '{context,reviewDueAt}', to_jsonb(app_clock() + interval '1 hour')) where subject_id = ${silent} and machine = 'review'`,
    ],
    [
      4,
      sql`update workflows set snapshot = jsonb_set(snapshot::jsonb, '{context,blockedBy}', '["noMandate"]') where subject_id = ${silent} and machine = 'review'`,
    ],
    [
      4,
      sql`insert into exchanges select office_id, uuidv7(), subject_id, 1, 'comment', 'owner', null, 'T', null, null, null, null, 'Non', (snapshot #>> '{context,windowFrom}')::timestamptz + interval '1 hour' from workflows where subject_id = ${silent} and machine = 'review'`,
    ],
    [4, sql`update transitions set event = 'undoApproval' where event = 'approve'`],
    [
      4,
      sql`update workflows set snapshot = jsonb_set(snapshot::jsonb, '{context}', snapshot::jsonb -> 'context' || '{"decidedBy": "waiver", "blockedBy": ["bankChanged"]}') where subject_id = ${silent} and machine = 'review'`,
    ],
    [8, sql`update transitions set actor = replace(actor, 'Thierry', 'Thiery') where event = 'approve'`],
    [
      8,
      sql`delete from transitions where to_state = 'issued' and workflow_id = (select id from contract.reviews where invoice_id = ${silent})`,
    ],
    [8, sql`update ledger set payload = replace(payload, 'EUR', 'USD') where sequence = 1`],
    [8, sql`delete from ledger where sequence = (select max(sequence) from ledger)`],
    [9, sql`update links set office_id = ${other} where subject_id = ${asked}`],
    [9, sql`update workflows set office_id = ${other} where subject_id = ${asked}`],
    [10, departure(silent, 1)],
    [
      10,
      sql`with left_so as (${departure(silent, 1_000_000_000)} returning dunning_id)
        update mails set key = 'dunning:' || (select dunning_id from left_so), accepted_at = app_clock(), first_tried_at = app_clock()
        where id = (select id from mails limit 1)`,
    ],
    [
      10,
      sql`with left_so as (${departure(silent, 1)} returning office_id, dunning_id)
        insert into dunnings (office_id, id, business_id, customer_id, article, channel, locale, to_address, documents, plan_version,
          run_on, recorded_by, at)
        select office_id, dunning_id, ${other}, ${other}, '', 'mail', 'fr', '', '[{}]', 1, '2026-01-05', 'Tacite', app_clock() from left_so`,
    ],
    [
      10,
      sql`insert into open_credits (office_id, source_id, source_kind, business_id, currency, left_cents)
        select office_id, ${other}, 'payment', id, 'EUR', 1 from businesses limit 1`,
    ],
    [10, sql`update issued_invoices set total_cents = total_cents + 1 where invoice_id = ${silent}`],
  ];
  expect(await checkInvariants(w.ownerDb)).toEqual([]);
  const seen = new Set<string>();
  for (const [invariant, damage] of damages) {
    await db
      .transaction(async (tx) => {
        await tx.execute(sql`set local session_replication_role = replica`);
        await tx.execute(damage);
        const violations = await checkInvariants(tx as never);
        for (const { says } of violations) seen.add(says);
        const found = violations.map((violation) => violation.invariant);
        expect.soft(found, `after ${JSON.stringify(damage.queryChunks)}`).toContain(invariant);
        tx.rollback();
      })
      .catch((error: Error) => {
        if (!(error instanceof TransactionRollbackError)) throw error;
      });
  }
  expect([...seen].sort()).toEqual([...promises].sort());
  expect(await checkInvariants(w.ownerDb)).toEqual([]);
  await close();
});
