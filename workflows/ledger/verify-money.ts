import { type SQL, sql } from 'drizzle-orm';
import { rows, type Tx } from '#db/client.ts';
import { canonicalJson } from '../identity/canonical.ts';
import { place } from './amiss.ts';
import type { Scope } from './read-business.ts';
import type { LedgerFacts } from './verify-ledger.ts';

type Money = { id: string; kind: string; fact: Record<string, unknown> };

/** An instant as our facts write it. */
const iso = (column: string) =>
  sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);

/**
 * Each payment, reversal, write-off and dunning has its entry, which says what the row says, and each entry its row. What settles
 * which invoice stands in the logs of settlements, and each step there has its row.
 *
 * @throws Amiss for the first that differs
 */
export async function verifyMoney(
  tx: Tx,
  { officeId, businessId }: Scope,
  facts: LedgerFacts,
): Promise<void> {
  const stored = await rows<Money>(
    tx,
    sql`select id, 'payment' as kind, json_build_object('cents', cents, 'currency', currency, 'paidOn', paid_on,
        'means', means, 'source', source, 'customerId', customer_id, 'reference', reference, 'staffId', staff_id,
        'recordedBy', recorded_by, 'at', ${iso('at')})::jsonb as fact
      from payments where office_id = ${officeId} and business_id = ${businessId}
      union all
      select r.id, 'reversal', json_build_object('paymentId', r.payment_id, 'cause', r.cause, 'reason', r.reason,
        'staffId', r.staff_id, 'recordedBy', r.recorded_by, 'at', ${iso('r.at')})::jsonb
      from payment_reversals r join payments p on p.office_id = r.office_id and p.id = r.payment_id
      where r.office_id = ${officeId} and p.business_id = ${businessId}
      union all
      select id, 'writeOff', json_build_object('invoiceId', invoice_id, 'cents', cents, 'reason', reason)::jsonb
      from allocations where office_id = ${officeId} and business_id = ${businessId} and source_kind = 'writeOff'
      union all
      select d.id, 'dunning', json_build_object('customerId', d.customer_id, 'channel', d.channel, 'locale', d.locale,
        'toAddress', d.to_address, 'mandateId', d.mandate_id, 'article', d.article, 'releasedBy', r.owner_id,
        'planVersion', d.plan_version, 'runOn', d.run_on,
        'level', x.level, 'subject', x.subject, 'words', x.words, 'iban', x.iban, 'documents', x.documents,
        'staffId', d.staff_id, 'recordedBy', d.recorded_by, 'askedAt', ${iso('d.at')}, 'at', ${iso('x.at')})::jsonb
        || case when d.channel = 'letter' then jsonb_build_object('letter', jsonb_build_object('sha256',
          case when l.facts_sha256 = encode(sha256(convert_to(l.facts, 'UTF8')), 'hex') then l.facts_sha256 end,
          'postedOn', e.posted_on, 'registered', e.registered, 'notice', case when n.dunning_id is not null then
            jsonb_build_object('payDays', n.pay_days, 'isClaiming', n.is_claiming, 'reason', n.reason,
              'releasedBy', v.staff_id) end)) else '{}' end
      from dunnings d join dunning_departures x on x.office_id = d.office_id and x.dunning_id = d.id and x.outcome = 'left'
      left join dunning_releases r on r.office_id = d.office_id and r.dunning_id = d.id
      left join formal_notices n on n.office_id = d.office_id and n.dunning_id = d.id
      left join notice_releases v on v.office_id = d.office_id and v.dunning_id = d.id
      left join letters l on l.office_id = d.office_id and l.id = d.id
      left join letter_ends e on e.office_id = d.office_id and e.letter_id = d.id and e.outcome = 'posted'
      where d.office_id = ${officeId} and d.business_id = ${businessId}`,
  );
  for (const { id, kind, fact } of stored) {
    const entry = facts.money.get(id);
    const amiss = place('payment', id, entry?.sequence ?? null);
    amiss(entry?.kind === kind, 'has no ledger entry');
    amiss(canonicalJson(entry?.fact ?? null) === canonicalJson(fact), 'is not what its ledger entry says');
  }
  const ids = new Set(stored.map(({ id }) => id));
  for (const [id, { sequence }] of facts.money)
    place('payment', id, sequence)(ids.has(id), 'is missing: its ledger entry is there');
  const of = sql`office_id = ${officeId} and business_id = ${businessId}`;
  await same(
    tx,
    sql`select id, invoice_id, source_kind, source_id, cents, reason from allocations where ${of}`,
    sql`select (e ->> 'allocationId')::uuid, w.subject_id, e ->> 'by', (e ->> 'sourceId')::uuid, (e ->> 'cents')::bigint,
      e ->> 'reason' ${steps({ officeId, businessId }, 'allocated')}`,
  );
  await same(
    tx,
    sql`select r.allocation_id, r.reason from allocation_reversals r join allocations a
      on a.office_id = r.office_id and a.id = r.allocation_id where a.${of}`,
    sql`select (e ->> 'allocationId')::uuid, e ->> 'reason' ${steps({ officeId, businessId }, 'takenBack')}`,
  );
  await verifySaid(tx, { officeId, businessId });
  // Steps of before there were rows name none.
  await known(
    tx,
    sql`select (e ->> 'dunningId')::uuid, w.subject_id::text, e ->> 'level' ${steps({ officeId, businessId }, 'dunned')}
      and e ->> 'dunningId' is not null`,
    sql`select d.id, p ->> 'invoiceId', p ->> 'level' from dunnings d
      join dunning_departures x on x.office_id = d.office_id and x.dunning_id = d.id and x.outcome = 'left'
      cross join lateral jsonb_array_elements(x.documents) p where d.${of}`,
  );
}

/** What was said about money is what the logs of settlements heard, word for word. */
async function verifySaid(tx: Tx, scope: Scope): Promise<void> {
  const { officeId, businessId } = scope;
  const of = sql`office_id = ${officeId} and business_id = ${businessId}`;
  await same(
    tx,
    sql`select id, invoice_id, lines, cents, reason, words, said_by, (answer_on + 1)::text from disputes where ${of}`,
    sql`select (e ->> 'disputeId')::uuid, w.subject_id, e -> 'lines', (e ->> 'cents')::bigint, e ->> 'reason', e ->> 'words',
      e ->> 'saidBy', (((e ->> 'answerBy')::timestamptz) at time zone 'Europe/Paris')::date::text ${steps(scope, 'disputed')}`,
  );
  await same(
    tx,
    sql`select id, invoice_id, dates, words, said_by from promises where ${of}`,
    sql`select (e ->> 'promiseId')::uuid, w.subject_id, e -> 'dates', e ->> 'words', e ->> 'saidBy' ${steps(scope, 'promised')}`,
  );
  await same(
    tx,
    sql`select a.promise_id, a.outcome, a.words, a.said_by from promise_answers a
      join promises p on p.office_id = a.office_id and p.id = a.promise_id where p.${of}`,
    sql`select (e ->> 'promiseId')::uuid, 'accepted', e ->> 'words', e ->> 'saidBy' ${steps(scope, 'promiseAccepted')}
      union all select (e ->> 'promiseId')::uuid, e ->> 'outcome', e ->> 'words', e ->> 'saidBy'
        ${steps(scope, 'promiseWithdrawn')}`,
  );
  // A dispute that ran out of time, and one whose credit note is still a draft, are answered without a step.
  await known(
    tx,
    sql`select (e ->> 'disputeId')::uuid, e ->> 'kind', e ->> 'words' ${steps(scope, 'disputeAnswered')}`,
    sql`select a.dispute_id, a.kind, a.words from dispute_answers a
      join disputes d on d.office_id = a.office_id and d.id = a.dispute_id where d.${of}`,
  );
}

const steps = ({ officeId, businessId }: Scope, event: string): SQL =>
  sql`from transitions t join workflows w on w.office_id = t.office_id and w.id = t.workflow_id
    join invoices i on i.office_id = w.office_id and i.id = w.subject_id
    cross join lateral (select t.payload::jsonb as e) p
    where t.office_id = ${officeId} and t.machine = 'settlement' and t.event = ${event} and i.business_id = ${businessId}`;

/** Each of the told rows is stored; the first column is an id. */
async function known(tx: Tx, told: SQL, stored: SQL): Promise<void> {
  const [first] = await rows<Record<string, string>>(tx, sql`${told} except ${stored} limit 1`);
  const [id = ''] = Object.values(first ?? {});
  if (first) place('payment', id)(false, 'is not what the log of its invoice says');
}

/** Both hold the same rows; the first column is an id. */
async function same(tx: Tx, stored: SQL, told: SQL): Promise<void> {
  const [first] = await rows<{ id: string; what: string }>(
    tx,
    sql`(select s.*, 'is not what the log of its invoice says' as what from ((${stored}) except (${told})) s limit 1)
      union all (select s.*, 'is missing: the log of its invoice knows it' from ((${told}) except (${stored})) s limit 1) limit 1`,
  );
  const [id] = Object.values(first ?? {}) as string[];
  if (first) place('payment', id ?? '')(false, first.what);
}
