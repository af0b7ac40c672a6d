import { type SQL, sql } from 'drizzle-orm';
import { rows, type Tx } from '#db/client.ts';
import type { Guardrail } from '#db/shapes/review-policy.ts';
import { iso } from './invoices.ts';

/** One thing that waits for a gesture of the office. Instants are ISO in UTC, amounts integer cents. */
export type TodayItem = {
  id: string;
  reference: string;
  customer: string;
  businessId: string;
  business: string;
  payableCents: number;
  currency: string;
  round: number;
  windowFrom: string | null;
  reviewDueAt: string | null;
  blockedBy: (Guardrail | 'noMandate')[];
  ownerName: string | null;
  ownerPhone: string | null;
  /** What the owner said last in this round. */
  said: {
    kind: string;
    author: string;
    body: string;
    lineNumber: number | null;
    field: string | null;
    before: string | null;
    after: string | null;
    at: string;
  } | null;
  /** The last mail of the kind that matters to the group. */
  mail: { to: string; error: string | null; tries: number; at: string; openedAt: string | null } | null;
  /** Of what was said about its money and waits, the last words, how much, and the day of the answer or of the promise. */
  money: { author: string; words: string; cents: number; on: string; at: string } | null;
  /** Approvals by silence of the same business since the first of the month (Paris). */
  tacitThisMonth: number;
};

export type TodayGroup =
  | 'correction'
  | 'answering'
  | 'toRelease'
  | 'ending'
  | 'requestUndelivered'
  | 'lapsed'
  | 'undelivered'
  | 'disputed'
  | 'claimed'
  | 'promised';
export const todayGroups = [
  'correction',
  'answering',
  'toRelease',
  'ending',
  'requestUndelivered',
  'lapsed',
  'undelivered',
  'disputed',
  'claimed',
  'promised',
] as const satisfies readonly TodayGroup[];

/** A window that ends within six hours is one where a call is worth more than silence. */
const endingHours = 6;

const condition = {
  correction: sql`i.status = 'correction'`,
  answering: sql`i.status = 'answering'`,
  toRelease: sql`i.status = 'toRelease'`,
  ending: sql`i.status = 'awaiting' and i.review_due_at < app_clock() + ${endingHours} * interval '1 hour'`,
  requestUndelivered: sql`i.status = 'requestUndelivered'`,
  lapsed: sql`i.status = 'lapsed'`,
  undelivered: sql`i.status = 'undelivered'`,
  disputed: sql`i.id in (select d.invoice_id from disputes d where d.office_id = app_office() and not exists (
    select from dispute_answers a where a.office_id = d.office_id and a.dispute_id = d.id))`,
  claimed: sql`i.balance_cents > 0 and i.id in (select c.invoice_id from payment_claims c where c.office_id = app_office()
    and not exists (select from claim_answers a where a.office_id = c.office_id and a.claim_id = c.id))`,
  promised: sql`i.promised_on is not null and i.id in (select p.invoice_id from promises p where p.office_id = app_office()
    and not exists (select from promise_answers a where a.office_id = p.office_id and a.promise_id = p.id))`,
} as const;

/** The oldest wait first, for a window the one that ends first. At most `limit`. */
export function listToday(tx: Tx, group: TodayGroup, limit: number): Promise<TodayItem[]> {
  const mailKinds =
    group === 'undelivered' ? sql`('invoiceToCustomer')` : sql`('approvalRequest', 'reminder')`;
  return rows<TodayItem>(
    tx,
    sql`select i.id, coalesce(i.number, i.provisional_ref) as reference, i.buyer_name as customer,
        i.business_id as "businessId", b.name as business, i.payable_cents::float8 as "payableCents", i.currency,
        i.round, ${iso(sql`i.window_from`)} as "windowFrom", ${iso(sql`i.review_due_at`)} as "reviewDueAt",
        coalesce(w.snapshot #> '{context,blockedBy}', '[]') as "blockedBy",
        o.name as "ownerName", o.phone as "ownerPhone",
        (select jsonb_build_object('kind', e.kind, 'author', e.author_name, 'body', e.body, 'field', e.field,
            'before', e.before, 'after', e.after, 'at', e.at, 'lineNumber', (
              select l.place from revisions r,
                jsonb_array_elements(r.content::jsonb -> 'lines') with ordinality as l (line, place)
              where r.office_id = e.office_id and r.invoice_id = e.invoice_id and r.round = e.round
                and l.line ->> 'id' = e.line_id))
          from exchanges e where e.office_id = i.office_id and e.invoice_id = i.id and e.author_kind = 'owner'
          order by e.at desc, e.id desc limit 1) as said,
        (select jsonb_build_object('to', m.to_address, 'error', m.error, 'tries', m.tries, 'at', m.created_at, 'openedAt', (
            select max(p.at) from provider_events p
            where p.office_id = m.office_id and p.mail_id = m.id and p.type like '%opened%'))
          from mails m where m.office_id = i.office_id and m.invoice_id = i.id and m.kind in ${mailKinds}
          order by m.created_at desc limit 1) as mail,
        ${moneyOf(group)} as money,
        (select count(*)::int from invoices t where t.office_id = i.office_id and t.business_id = i.business_id
          and t.decided_by = 'silence' and t.decided_at >= ${monthStart}) as "tacitThisMonth"
      from invoices i
      join businesses b on b.office_id = i.office_id and b.id = i.business_id
      left join workflows w on w.office_id = i.office_id and w.subject_id = i.id and w.machine = 'review'
      left join lateral (select name, phone from owners
        where office_id = i.office_id and business_id = i.business_id and revoked_at is null
        order by created_at limit 1) o on true
      where i.office_id = app_office() and ${condition[group]}
      order by i.review_due_at nulls last, i.updated_at limit ${limit}`,
  );
}

/** What was said about the money of an invoice and waits, for the groups that are about it. */
function moneyOf(group: TodayGroup): SQL {
  const said = (cents: SQL, on: SQL) =>
    sql`json_build_object('author', x.said_by, 'words', x.words, 'cents', ${cents}, 'on', ${on}, 'at', ${iso(sql`x.at`)})`;
  const last = sql`x.office_id = i.office_id and x.invoice_id = i.id`;
  if (group === 'disputed')
    return sql`(select ${said(sql`x.cents`, sql`x.answer_on`)} from disputes x where ${last} and not exists (
      select from dispute_answers a where a.office_id = x.office_id and a.dispute_id = x.id) order by x.at limit 1)`;
  if (group === 'claimed')
    return sql`(select ${said(sql`x.cents`, sql`x.paid_on`)} from payment_claims x where ${last} and not exists (
      select from claim_answers a where a.office_id = x.office_id and a.claim_id = x.id) order by x.at limit 1)`;
  if (group === 'promised')
    return sql`(select ${said(
      sql`(select sum((d ->> 'cents')::bigint) from jsonb_array_elements(x.dates) d)`,
      sql`x.dates -> 0 ->> 'on'`,
    )} from promises x where ${last} order by x.at desc limit 1)`;
  return sql`null::json`;
}

const monthStart = sql`(date_trunc('month', app_clock() at time zone 'Europe/Paris') at time zone 'Europe/Paris')`;

/** How many wait in each group; cheap enough for the head of every page. */
export async function countToday(tx: Tx): Promise<Record<TodayGroup, number>> {
  const counts = sql.join(
    todayGroups.map(
      (group) =>
        sql`(select count(*)::int from invoices i where i.office_id = app_office() and ${condition[group]}) as ${sql.identifier(group)}`,
    ),
    sql`, `,
  );
  const [found] = await rows<Record<TodayGroup, number>>(tx, sql`select ${counts}`);
  return found!;
}

/** Invoices that are with their owners, in time: nothing to do for them. */
export async function countInTime(tx: Tx): Promise<number> {
  const [found] = await rows<{ n: number }>(
    tx,
    sql`select count(*)::int as n from invoices i where i.office_id = app_office()
      and (i.status in ('asking', 'onHold') or (i.status = 'awaiting' and not (${condition.ending})))`,
  );
  return found!.n;
}
