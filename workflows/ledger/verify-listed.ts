import { type SQL, sql } from 'drizzle-orm';
import { rows, type Tx } from '#db/client.ts';
import { furthestDispatch } from '../shown-dispatch.ts';
import { place } from './amiss.ts';
import type { Scope } from './read-business.ts';

/**
 * What lists show of a business's invoices: nothing is shown as issued that was not sealed, nothing sealed is missing
 * from them, and each row says what the workflows of its invoice say.
 *
 * @throws Amiss for the first that does not
 */
export async function verifyListed(tx: Tx, { officeId, businessId }: Scope): Promise<void> {
  const own = sql`i.office_id = ${officeId} and i.business_id = ${businessId}`;
  await none(
    tx,
    sql`select i.id, coalesce(i.number, i.provisional_ref) as what from invoices i where ${own}
      and (i.number is not null or i.issued_on is not null or i.due_on is not null or i.dispatch_state is not null
        or i.review_state = 'issued')
      and not exists (select from issued_invoices s where s.office_id = i.office_id and s.invoice_id = i.id
        and s.business_id = i.business_id and s.number = i.number)`,
    (what) => `${what} is shown as issued, but was never sealed`,
  );
  await none(
    tx,
    sql`select s.invoice_id as id, s.number as what from issued_invoices s
      where s.office_id = ${officeId} and s.business_id = ${businessId} and not exists (select from invoices i
        where i.office_id = s.office_id and i.id = s.invoice_id and i.business_id = s.business_id)`,
    (what) => `${what} is sealed, but stands in no list of its business`,
  );
  await none(
    tx,
    sql`select i.id, coalesce(i.number, i.provisional_ref) as what from invoices i
      join workflows w on w.office_id = i.office_id and w.subject_id = i.id and w.machine = 'review'
      cross join lateral (select w.snapshot -> 'context' as c offset 0) s
      where ${own} and (i.review_state, i.round, i.review_due_at, i.window_from, i.decided_by, i.decided_at,
          i.hold_until, i.dispatch_state)
        is distinct from (w.state, (c ->> 'round')::int, (c ->> 'reviewDueAt')::timestamptz,
          (c ->> 'windowFrom')::timestamptz, c ->> 'decidedBy', (c ->> 'decidedAt')::timestamptz,
          case w.state when 'awaiting.onHold' then (c ->> 'holdUntil')::timestamptz end, ${furthestDispatch})`,
    (what) => `${what} is shown in another state than its workflows are in`,
  );
  await none(
    tx,
    sql`select i.id, coalesce(i.number, i.provisional_ref) as what from invoices i
      left join workflows w on w.office_id = i.office_id and w.subject_id = i.id and w.machine = 'settlement'
      left join lateral (select w.snapshot -> 'context' as c offset 0) s on true
      where ${own} and (i.settlement_state, i.balance_cents, i.dunned_level)
        is distinct from (w.state, (c ->> 'totalCents')::bigint - (c #>> '{settled,payment}')::bigint
          - (c #>> '{settled,creditNote}')::bigint - (c #>> '{settled,difference}')::bigint
          - (c #>> '{settled,writeOff}')::bigint, (c ->> 'dunnedLevel')::smallint)`,
    (what) => `${what} is shown to owe something else than its settlement says`,
  );
  await none(
    tx,
    sql`select i.id, s.number as what from issued_invoices s
      join invoices i on i.office_id = s.office_id and i.id = s.invoice_id
      cross join lateral (select s.content::json -> 'content' as c offset 0) x
      where ${own} and (i.subject, i.buyer_name, i.currency)
        is distinct from (c ->> 'subject', c #>> '{buyer,name}', c ->> 'currency')`,
    (what) => `${what} is shown in lists as something else`,
  );
}

async function none(tx: Tx, broken: SQL, reason: (what: string) => string): Promise<void> {
  const [first] = await rows<{ id: string; what: string }>(tx, sql`${broken} order by 1 limit 1`);
  if (first) place('listed', first.id)(false, reason(first.what));
}
