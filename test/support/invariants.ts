import { sql } from 'drizzle-orm';
import { type Db, rows } from '#db/client.ts';
import { brokenLedgers, brokenLogs } from './chains.ts';

/** What is wrong: the number of the invariant in the public contract, what it says, and the row that breaks it. */
export type Violation = { invariant: number; says: string; row: string };

type Check = { invariant: number; says: string; broken: ReturnType<typeof sql> };

const terminal = sql`('issued', 'deleted')`;

/** Each query names the rows that break what it says. They read the views of the contract, and tables where it has none. */
const checks: Check[] = [
  {
    invariant: 1,
    says: 'a review that has ended has one terminal event, its last, and one that has not has none',
    broken: sql`select r.id from contract.reviews r
      join contract.transitions t on t.office_id = r.office_id and t.workflow_id = r.id
      group by r.office_id, r.id, r.state
      having count(*) filter (where t.to_state in ${terminal}) <> (r.state in ${terminal})::int
        or (r.state in ${terminal} and max(t.sequence) filter (where t.to_state in ${terminal}) <> max(t.sequence))`,
  },
  {
    invariant: 1,
    says: 'an invoice has one review, and its row shows the state of it',
    broken: sql`select i.id from invoices i left join contract.reviews r on r.office_id = i.office_id and r.invoice_id = i.id
      group by i.office_id, i.id having count(r.id) <> 1 or max(r.state) <> i.review_state or max(r.round) <> i.round
        or max(r.review_due_at) is distinct from i.review_due_at`,
  },
  {
    invariant: 1,
    says: 'the log of a workflow is without gap, goes on from state to state, and time in it never runs backwards',
    broken: sql`select workflow_id from (select *, lag(to_state, 1, '') over w as before, lag(at) over w as earlier,
        row_number() over w as place from contract.transitions window w as (partition by workflow_id order by sequence)) t
      where place <> sequence or from_state <> before or at < earlier`,
  },
  {
    invariant: 2,
    says: 'numbers of a series are 1…max in the order of time',
    broken: sql`select number from (select *, row_number() over w as place, lag(issued_at) over w as earlier
        from contract.invoices where number is not null
        window w as (partition by office_id, business_id, series order by sequence)) i
      where place <> sequence or issued_at < earlier`,
  },
  {
    invariant: 2,
    says: 'a number stands once, and only on what was issued',
    broken: sql`select min(i.id::text) from invoices i full join issued_invoices s
        on s.office_id = i.office_id and s.invoice_id = i.id and s.number = i.number
      where i.number is not null or s.number is not null
      group by coalesce(i.office_id, s.office_id), coalesce(i.business_id, s.business_id), coalesce(i.number, s.number)
      having count(*) <> 1 or count(i.id) <> 1 or count(s.invoice_id) <> 1`,
  },
  {
    invariant: 3,
    says: 'issued means number, seal, ledger entry and the job of its dispatch or what came of it, or none of them',
    broken: sql`select r.invoice_id from contract.reviews r
      left join contract.invoices i on i.office_id = r.office_id and i.id = r.invoice_id
      cross join lateral (select
        (select count(*) from contract.ledger l where l.office_id = r.office_id and l.subject_id = r.invoice_id and l.kind = 'issue') as entries,
        (select count(*) from contract.dispatches d where d.office_id = r.office_id and d.invoice_id = r.invoice_id) as dispatches,
        (select count(*) from contract.jobs j where j.office_id = r.office_id and j.key = 'dispatch:' || r.invoice_id and j.state <> 'completed') as jobs) n
      where case when r.state = 'issued' then
          (i.number is null or i.issued_at is null or entries <> 1 or (jobs < 1 and (i.pdf_sha256 is null or dispatches < 1)))
        else (i.number is not null or i.issued_at is not null or entries + dispatches + jobs > 0) end`,
  },
  {
    invariant: 3,
    says: 'what is sealed is the revision that was decided on, entered in the ledger with the transition that decided',
    broken: sql`select s.number from issued_invoices s
      left join contract.reviews r on r.office_id = s.office_id and r.invoice_id = s.invoice_id
      left join revisions v on v.office_id = s.office_id and v.invoice_id = s.invoice_id and v.round = s.round
      left join drafts d on d.office_id = s.office_id and d.invoice_id = s.invoice_id
      left join ledger l on l.office_id = s.office_id and l.subject_id = s.invoice_id and l.kind = 'issue'
      left join contract.transitions t on t.office_id = s.office_id and t.workflow_id = r.id and t.to_state = 'issued'
      where (s.revision_sha256 = v.sha256 and s.revision_sha256 = r.revision_sha256 and s.revision_sha256 = d.content_sha256
          and s.content_sha256 = encode(sha256(convert_to(s.content, 'UTF8')), 'hex')
          and v.sha256 = encode(sha256(convert_to(v.content, 'UTF8')), 'hex')
          and s.content::jsonb -> 'content' = v.content::jsonb
          and l.payload::jsonb #>> '{fact,number}' = s.number
          and l.payload::jsonb #>> '{fact,contentSha256}' = s.content_sha256
          and l.payload::jsonb #>> '{fact,transitionHash}' = t.hash
          and r.decided_by is not null and s.issued_at >= r.decided_at) is not true`,
  },
  {
    invariant: 3,
    says: 'each asking has its mail, and each mail that waits has its job',
    broken: sql`select m.key from mails m where m.state = 'queued' and not exists (
        select from contract.jobs j where j.office_id = m.office_id and j.key = m.key and j.state in ('created', 'retry', 'active'))
      union all
      select w.id::text from workflows w cross join lateral jsonb_object_keys(w.snapshot::jsonb #> '{context,recipients}') as o(owner)
      where w.machine = 'review' and w.state = 'awaiting.asking' and not exists (select from mails m
        where m.office_id = w.office_id and m.invoice_id = w.subject_id
          and (m.reply_to ->> 'request')::int = (w.snapshot #>> '{context,request}')::int and m.reply_to ->> 'recipient' = o.owner)`,
  },
  {
    invariant: 4,
    says: 'silence decides at its end, out of the running clock, and is recorded after it',
    broken: sql`select r.id from contract.reviews r
      left join contract.transitions t on t.office_id = r.office_id and t.workflow_id = r.id and t.to_state in ${terminal}
      left join transitions p on p.office_id = r.office_id and p.workflow_id = r.id and p.sequence = t.sequence
      where r.decided_by = 'silence' and (t.event = 'silenceWindow' and t.from_state = 'awaiting.running'
        and r.decided_at = r.review_due_at and t.at >= r.review_due_at and p.recorded_at >= r.review_due_at
        and t.actor::jsonb ->> 'kind' = 'rule') is not true`,
  },
  {
    invariant: 4,
    says: 'silence decides nothing that is blocked, undelivered or answered',
    broken: sql`select w.id from workflows w cross join lateral (select w.snapshot::jsonb -> 'context' as c) as s
      where w.machine = 'review' and c ->> 'decidedBy' = 'silence' and (
        jsonb_array_length(c -> 'blockedBy') > 0
        or not exists (select from jsonb_each_text(c -> 'recipients') as o(id, state) where state = 'delivered')
        or not exists (select from transitions t where t.workflow_id = w.id and t.event = 'delivered'
          and t.at = (c ->> 'windowFrom')::timestamptz)
        or exists (select from exchanges e where e.office_id = w.office_id and e.invoice_id = w.subject_id
          and e.author_kind = 'owner' and e.kind in ('comment', 'correctionRequest')
          and e.at >= (c ->> 'windowFrom')::timestamptz and e.at < (c ->> 'reviewDueAt')::timestamptz))`,
  },
  {
    invariant: 4,
    says: 'an explicit approval came before the end of the window and was not taken back',
    broken: sql`select r.id from contract.reviews r
      left join lateral (select t.event, t.at from contract.transitions t where t.office_id = r.office_id and t.workflow_id = r.id
        and t.event in ('approve', 'undoApproval') order by t.sequence desc limit 1) last on true
      where r.decided_by = 'owner' and (last.event = 'approve' and last.at = r.decided_at) is not true`,
  },
  {
    invariant: 4,
    says: 'a waiver issues nothing that an owner was asked about',
    broken: sql`select w.id from workflows w cross join lateral (select w.snapshot::jsonb -> 'context' as c) as s
      where w.machine = 'review' and c ->> 'decidedBy' = 'waiver'
        and ((c ->> 'request')::int > 0 or (c ->> 'round')::int > 1)`,
  },
  {
    invariant: 4,
    says: 'a waiver issues nothing that a guardrail holds',
    broken: sql`select w.id from workflows w cross join lateral (select w.snapshot::jsonb -> 'context' as c) as s
      where w.machine = 'review' and c ->> 'decidedBy' = 'waiver' and jsonb_array_length((c -> 'blockedBy') - 'noMandate') > 0`,
  },
  {
    invariant: 9,
    says: 'no row of one office names a row of another',
    broken: sql`select 'workflow ' || w.id from workflows w where not exists (
        select from subjects s where s.office_id = w.office_id and s.id = w.subject_id)
      union all select 'transition of ' || t.workflow_id from transitions t where not exists (
        select from workflows w where w.office_id = t.office_id and w.id = t.workflow_id)
      union all select 'mail ' || m.id from mails m
        where (m.invoice_id is not null and not exists (select from invoices i where i.office_id = m.office_id and i.id = m.invoice_id))
        or (m.link_id is not null and not exists (select from links l where l.office_id = m.office_id and l.id = m.link_id)
          and not exists (select from staff_invitations i where i.office_id = m.office_id and i.id = m.link_id)
          and not exists (select from staff_tokens t where t.office_id = m.office_id and t.id = m.link_id)
          and not exists (select from owner_notices n where n.office_id = m.office_id and n.id = m.link_id))
        or (m.reply_to is not null and not exists (select from workflows w
          where w.office_id = m.office_id and w.id = (m.reply_to ->> 'workflowId')::uuid))
      union all select 'link ' || l.id from links l where l.purpose = 'review' and not exists (
        select from invoices i join owners o on o.office_id = i.office_id and o.business_id = i.business_id
        where i.office_id = l.office_id and i.id = l.subject_id and o.id = l.person_id)
      union all select 'ledger entry ' || l.sequence from ledger l where not exists (
        select from invoices i where i.office_id = l.office_id and i.id = l.subject_id and i.business_id = l.business_id)
        and l.subject_id <> l.business_id
        and not exists (select from payments p where p.office_id = l.office_id and p.business_id = l.business_id and p.id = l.subject_id)
        and not exists (select from payment_reversals r join payments p on p.office_id = r.office_id and p.id = r.payment_id
          where r.office_id = l.office_id and p.business_id = l.business_id and r.id = l.subject_id)
        and not exists (select from allocations a where a.office_id = l.office_id and a.business_id = l.business_id and a.id = l.subject_id)
        and not exists (select from dunnings d where d.office_id = l.office_id and d.business_id = l.business_id and d.id = l.subject_id)
      union all select 'job ' || j.id from pgboss.job j where j.data ? 'mailId' and not exists (
        select from mails m where m.office_id = (j.data ->> 'officeId')::uuid and m.id = (j.data ->> 'mailId')::uuid)
      union all select 'job ' || j.id from pgboss.job j where j.data ? 'invoiceId' and not exists (
        select from invoices i where i.office_id = (j.data ->> 'officeId')::uuid and i.id = (j.data ->> 'invoiceId')::uuid)`,
  },
  {
    invariant: 10,
    says: 'lines and VAT are the total',
    broken: sql`select s.number from issued_invoices s cross join lateral (select s.content::jsonb #> '{content,totals}' as t) as x
      where ((t ->> 'netCents')::bigint + (t ->> 'vatCents')::bigint = (t ->> 'grossCents')::bigint
        and (t ->> 'linesCents')::bigint - (t ->> 'allowancesCents')::bigint + (t ->> 'chargesCents')::bigint = (t ->> 'netCents')::bigint
        and (select coalesce(sum((v ->> 'vatCents')::bigint), 0) from jsonb_array_elements(t -> 'vat') v) = (t ->> 'vatCents')::bigint
        and (t ->> 'grossCents')::bigint - (t ->> 'prepaidCents')::bigint + (t ->> 'roundingCents')::bigint = (t ->> 'dueCents')::bigint
        and s.total_cents = (t ->> 'payableCents')::bigint) is not true`,
  },
  {
    invariant: 10,
    says: 'no dunning leaves twice: one mail that was accepted or one letter that was posted, one entry of the ledger',
    broken: sql`select x.dunning_id from dunning_departures x where x.outcome = 'left' and (
        (select count(*) from mails m where m.office_id = x.office_id and m.key = 'dunning:' || x.dunning_id
          and m.accepted_at is not null) + (select count(*) from letter_ends e where e.office_id = x.office_id
          and e.letter_id = x.dunning_id and e.outcome = 'posted') <> 1
        or (select count(*) from ledger l where l.office_id = x.office_id and l.subject_id = x.dunning_id
          and l.kind = 'dunning') <> 1)
      union all select l.subject_id from ledger l where l.kind = 'dunning' and not exists (select from dunning_departures x
        where x.office_id = l.office_id and x.dunning_id = l.subject_id and x.outcome = 'left')
      union all select e.letter_id from letter_ends e join dunnings d on d.office_id = e.office_id and d.id = e.letter_id
        left join dunning_departures x on x.office_id = e.office_id and x.dunning_id = e.letter_id
        where (e.outcome = 'posted') is distinct from (x.outcome = 'left')`,
  },
  {
    invariant: 10,
    says: 'nothing is asked for that was settled before the message was first tried, or its letter posted',
    broken: sql`select x.dunning_id from dunning_departures x
      left join mails m on m.office_id = x.office_id and m.key = 'dunning:' || x.dunning_id
      cross join lateral jsonb_to_recordset(x.documents) as d("invoiceId" uuid, cents bigint)
      join issued_invoices s on s.office_id = x.office_id and s.invoice_id = d."invoiceId"
      where x.outcome = 'left' and d.cents + (select coalesce(sum(a.cents), 0) from allocations a
        where a.office_id = x.office_id and a.invoice_id = d."invoiceId" and a.at < coalesce(m.first_tried_at, x.at)
        and not exists (select from allocation_reversals r where r.office_id = a.office_id and r.allocation_id = a.id
          and r.at < coalesce(m.first_tried_at, x.at))) > s.total_cents`,
  },
  {
    invariant: 10,
    says: 'what leaves by plan was announced: no other document, no more of one, no higher level',
    broken: sql`select x.dunning_id from dunning_departures x
      join dunnings d on d.office_id = x.office_id and d.id = x.dunning_id and d.run_on is not null
      cross join lateral jsonb_to_recordset(x.documents) as l("invoiceId" uuid, cents bigint, level int)
      where x.outcome = 'left' and not exists (
        select from jsonb_to_recordset(d.documents) as a("invoiceId" uuid, cents bigint, level int)
        where a."invoiceId" = l."invoiceId" and a.cents >= l.cents and a.level >= l.level)`,
  },
  {
    invariant: 10,
    says: 'what is left of payments and credit notes is kept as it is',
    broken: sql`select coalesce(o.source_id, c.id) from open_credits o full join (
        select s.office_id, s.id, s.cents - coalesce((select sum(a.cents) from allocations a
            where a.office_id = s.office_id and a.source_id = s.id and not exists (select from allocation_reversals r
              where r.office_id = a.office_id and r.allocation_id = a.id)), 0) as left_cents
          from (select office_id, id, cents from payments p where not exists (select from payment_reversals v
              where v.office_id = p.office_id and v.payment_id = p.id)
            union all select office_id, invoice_id, total_cents from issued_invoices where kind = 'creditNote') s) c
        on c.office_id = o.office_id and c.id = o.source_id
      where coalesce(o.left_cents, 0) <> coalesce(c.left_cents, 0)`,
  },
];

/** Everything that is checked, in words. */
export const promises = [...checks.map(({ says }) => says), 'chains verify'];

/**
 * What the public contract promises of the data, looked at from outside: as the owner of the tables, over every office.
 * True at every instant, so it may be called in the middle of anything.
 */
export async function checkInvariants(ownerDb: Db): Promise<Violation[]> {
  return ownerDb.transaction(
    async (tx) => {
      const found: Violation[] = [];
      for (const { invariant, says, broken } of checks) {
        for (const row of await rows<Record<string, string>>(tx, broken)) {
          found.push({ invariant, says, row: Object.values(row).join(' ') });
        }
      }
      for (const row of await brokenLogs(tx)) found.push({ invariant: 8, says: 'chains verify', row });
      for (const row of await brokenLedgers(tx)) found.push({ invariant: 8, says: 'chains verify', row });
      return found;
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  );
}
