import { eq, sql } from 'drizzle-orm';
import { rows, type Tx } from '#db/client.ts';
import {
  dunningDepartures,
  dunningHoldEnds,
  dunningHolds,
  dunningReleases,
  dunnings,
  formalNotices,
  noticeReleases,
} from '#db/schema/index.ts';
import type { MailState } from '#db/schema/mails.ts';
import type { DunEnd, DunnedDocument, DunnedLevel, DunningChannel, LeftOut } from '#db/shapes/dunning.ts';
import { iso } from './invoices.ts';

export type Dunning = typeof dunnings.$inferSelect;
export type FormalNotice = typeof formalNotices.$inferSelect;
export type NewDeparture = typeof dunningDepartures.$inferInsert;

type Of = { businessId: string; customerId: string };

export const findDunning = async (tx: Tx, id: string): Promise<Dunning | undefined> => {
  const [found] = await tx.select().from(dunnings).where(eq(dunnings.id, id));
  return found;
};

export const insertDunning = (tx: Tx, dunning: typeof dunnings.$inferInsert) =>
  tx.insert(dunnings).values(dunning);

export const findRelease = async (tx: Tx, dunningId: string) => {
  const [found] = await tx.select().from(dunningReleases).where(eq(dunningReleases.dunningId, dunningId));
  return found;
};

export const insertRelease = (tx: Tx, release: typeof dunningReleases.$inferInsert) =>
  tx.insert(dunningReleases).values(release);

export const findNotice = async (tx: Tx, dunningId: string): Promise<FormalNotice | undefined> => {
  const [found] = await tx.select().from(formalNotices).where(eq(formalNotices.dunningId, dunningId));
  return found;
};

export const insertNotice = (tx: Tx, notice: typeof formalNotices.$inferInsert) =>
  tx.insert(formalNotices).values(notice);

export const findNoticeRelease = async (tx: Tx, dunningId: string) => {
  const [found] = await tx.select().from(noticeReleases).where(eq(noticeReleases.dunningId, dunningId));
  return found;
};

export const insertNoticeRelease = (tx: Tx, release: typeof noticeReleases.$inferInsert) =>
  tx.insert(noticeReleases).values(release);

export const findDeparture = async (tx: Tx, dunningId: string) => {
  const [found] = await tx.select().from(dunningDepartures).where(eq(dunningDepartures.dunningId, dunningId));
  return found;
};

/** Once a dunning: false where it is known already what became of it. */
export async function insertDeparture(tx: Tx, departure: NewDeparture): Promise<boolean> {
  const written = await tx
    .insert(dunningDepartures)
    .values(departure)
    .onConflictDoNothing()
    .returning({ id: dunningDepartures.dunningId });
  return written.length === 1;
}

/** The key of the mail that carries a dunning. */
export const dunningKey = (id: string) => `dunning:${id}`;

/** Late documents of a customer, the oldest first, with what may keep them from being asked for. */
export const listLate = (tx: Tx, { businessId, customerId }: Of) =>
  rows<{
    invoiceId: string;
    number: string;
    dueOn: string | null;
    currency: string;
    lateCents: number;
    disputedCents: number;
    claimedCents: number;
    promisedOn: string | null;
    dunnedLevel: number;
    isDelivered: boolean;
  }>(
    tx,
    sql`select i.id as "invoiceId", i.number, i.next_due_on::text as "dueOn", i.currency, i.late_cents::float8 as "lateCents",
        i.disputed_cents::float8 as "disputedCents", i.promised_on::text as "promisedOn", i.dunned_level as "dunnedLevel",
        (select coalesce(sum(c.cents), 0) from payment_claims c where c.office_id = i.office_id and c.invoice_id = i.id
          and not exists (select from claim_answers a where a.office_id = c.office_id and a.claim_id = c.id))::float8
          as "claimedCents",
        coalesce(i.dispatch_state, '') in ('delivered', 'opened')
          or exists (select from acknowledgements k where k.office_id = i.office_id and k.invoice_id = i.id)
          or exists (select from document_opens o where o.office_id = i.office_id and o.invoice_id = i.id
            and o.reader = 'customer') as "isDelivered"
      from invoices i where i.office_id = (select app_office()) and i.business_id = ${businessId}::uuid
        and i.customer_id = ${customerId}::uuid and i.late_cents > 0
      order by i.next_due_on nulls last, i.number`,
  );

/**
 * What became of a dunning: `prepared` waits for the owner, `planned` for its hour, `agreed` for who releases a formal notice,
 * `written` for the post, `waits` for its mail; `failed` did not get out.
 */
type DunningState = 'prepared' | 'planned' | 'agreed' | 'written' | 'waits' | 'left' | 'nothing' | 'failed';

export type DunningRow = {
  id: string;
  customerId: string;
  customer: string;
  business: string;
  at: string;
  by: string;
  /** Of whoever asked for it; null: not a person of the office. */
  staffId: string | null;
  channel: DunningChannel;
  toAddress: string;
  state: DunningState;
  /** The owner who sent it or agreed. */
  releasedBy: string | null;
  notice: { payDays: number; isClaiming: boolean; reason: string; releasedBy: string | null } | null;
  /** Of a letter: the day it was posted, and the number of its receipt. */
  posted: { on: string; registered: string } | null;
  /** Of what left; of what waits, as it was asked for. */
  documents: DunnedDocument[];
  level: DunnedLevel | null;
  why: DunEnd | null;
  /** Who ended it before it left, and what he said. */
  said: string;
  saidBy: string;
  leftOut: LeftOut[];
  leftAt: string | null;
  subject: string | null;
  mailState: MailState | null;
  /** When what a plan announced leaves. */
  leavesAt: string | null;
  isByPlan: boolean;
};

const state = sql`case when x.outcome is not null then x.outcome
  when d.mandate_id is null and r.dunning_id is null then 'prepared'
  when d.run_on is not null and m.id is null then 'planned'
  when n.dunning_id is not null and v.dunning_id is null then 'agreed'
  when d.channel = 'letter' then 'written'
  when m.state in ('failed', 'bounced', 'dropped') then 'failed' else 'waits' end`;

const joined = sql`from dunnings d
  left join dunning_releases r on r.office_id = d.office_id and r.dunning_id = d.id
  left join formal_notices n on n.office_id = d.office_id and n.dunning_id = d.id
  left join notice_releases v on v.office_id = d.office_id and v.dunning_id = d.id
  left join dunning_departures x on x.office_id = d.office_id and x.dunning_id = d.id
  left join mails m on m.office_id = d.office_id and m.key = 'dunning:' || d.id
  left join dunning_runs g on g.office_id = d.office_id and g.business_id = d.business_id and g.run_on = d.run_on`;

const row = sql`select d.id, d.customer_id as "customerId", c.name as customer, b.name as business, ${iso(sql`d.at`)} as at,
    d.recorded_by as by, d.staff_id as "staffId", d.channel, d.to_address as "toAddress", ${state} as state,
    r.recorded_by as "releasedBy", coalesce(x.documents, d.documents) as documents, x.level,
    case when n.dunning_id is not null then json_build_object('payDays', n.pay_days, 'isClaiming', n.is_claiming,
      'reason', n.reason, 'releasedBy', v.recorded_by) end as notice,
    case when e.outcome = 'posted' then json_build_object('on', e.posted_on, 'registered', e.registered) end as posted,
    nullif(x.why, '') as why, coalesce(x.said, '') as said, coalesce(x.said_by, '') as "saidBy",
    coalesce(x.left_out, '[]') as "leftOut",
    case when x.outcome = 'left' then ${iso(sql`x.at`)} end as "leftAt", nullif(x.subject, '') as subject,
    m.state as "mailState", ${iso(sql`g.leaves_at`)} as "leavesAt", d.run_on is not null as "isByPlan"
  ${joined} join customers c on c.office_id = d.office_id and c.id = d.customer_id
  join businesses b on b.office_id = d.office_id and b.id = d.business_id
  left join letter_ends e on e.office_id = d.office_id and e.letter_id = d.id`;

/** What customers of a business were asked for, or one of them, the newest first. */
export const listDunnings = (
  tx: Tx,
  { businessId, customerId, runOn }: { businessId: string; customerId?: string; runOn?: string },
  most: number,
): Promise<DunningRow[]> =>
  rows<DunningRow>(
    tx,
    sql`${row} where d.office_id = (select app_office()) and d.business_id = ${businessId}::uuid
        ${customerId ? sql`and d.customer_id = ${customerId}::uuid` : sql``}
        ${runOn ? sql`and d.run_on = ${runOn}::date` : sql``}
      order by d.at desc, d.id desc limit ${most}`,
  );

/** Formal notices whose owner agreed and that nobody has released, the oldest first. */
export const listAgreedNotices = (tx: Tx, most: number): Promise<DunningRow[]> =>
  rows<DunningRow>(
    tx,
    sql`select * from (${row} where d.office_id = (select app_office()) and n.dunning_id is not null
        and v.dunning_id is null) s where state = 'agreed' order by at, id limit ${most}`,
  );

/** `isOpen`: a letter that is to be agreed to, released or posted, however long ago it was asked for. */
export type LastDunning = {
  id: string;
  /** When it left, or is to leave. */
  at: string;
  isPrepared: boolean;
  isPlanned: boolean;
  isOpen: boolean;
};

/**
 * The last message to a customer that left, waits or is prepared, an open letter before any; one that came to nothing, or
 * back, is none.
 */
export async function findLastDunning(
  tx: Tx,
  { businessId, customerId }: Of,
  exceptId: string | null,
): Promise<LastDunning | null> {
  const [found] = await rows<LastDunning>(
    tx,
    sql`select id, ${iso(sql`"lastAt"`)} as at, state = 'prepared' as "isPrepared", state = 'planned' as "isPlanned", "isOpen" from (
        select d.id, coalesce(x.at, r.at, g.leaves_at, d.at) as "lastAt", ${state} as state,
          d.channel = 'letter' and x.outcome is null as "isOpen"
        ${joined} where d.office_id = (select app_office()) and d.business_id = ${businessId}::uuid
          and d.customer_id = ${customerId}::uuid and d.id is distinct from ${exceptId}::uuid
          and m.state is distinct from 'bounced') s
      where state not in ('nothing', 'failed') order by "isOpen" desc, "lastAt" desc, id desc limit 1`,
  );
  return found ?? null;
}

export type Hold = {
  id: string;
  customerId: string;
  untilOn: string | null;
  words: string;
  by: string;
  at: string;
  /** An owner's, which he alone lifts. */
  isOwners: boolean;
};

/** What owners and the office hold on `today` (YYYY-MM-DD in Paris), of a business or of one customer; the newest first. */
export const listHolds = (
  tx: Tx,
  { businessId, customerId, today }: { businessId: string; customerId?: string; today: string },
): Promise<Hold[]> =>
  rows<Hold>(
    tx,
    sql`select h.id, h.customer_id as "customerId", h.until_on::text as "untilOn", h.words, h.recorded_by as by,
        ${iso(sql`h.at`)} as at, h.owner_id is not null as "isOwners"
      from dunning_holds h where h.office_id = (select app_office()) and h.business_id = ${businessId}::uuid
        ${customerId ? sql`and h.customer_id = ${customerId}::uuid` : sql``}
        and coalesce(h.until_on, 'infinity'::date) >= ${today}::date
        and not exists (select from dunning_hold_ends e where e.office_id = h.office_id and e.hold_id = h.id)
      order by h.at desc, h.id desc`,
  );

export const findHold = async (tx: Tx, id: string) => {
  const [found] = await tx.select().from(dunningHolds).where(eq(dunningHolds.id, id));
  return found;
};

export const insertHold = (tx: Tx, hold: typeof dunningHolds.$inferInsert) =>
  tx.insert(dunningHolds).values(hold).onConflictDoNothing();

export const insertHoldEnd = (tx: Tx, end: typeof dunningHoldEnds.$inferInsert) =>
  tx.insert(dunningHoldEnds).values(end).onConflictDoNothing();

/** The account that an issued document asks to pay to, without spaces; '' where it names none. */
export async function findAccountOf(tx: Tx, invoiceId: string): Promise<string> {
  const [found] = await rows<{ iban: string }>(
    tx,
    sql`select upper(regexp_replace(coalesce(s.content::json #>> '{content,payment,iban}', ''), '\\s', '', 'g')) as iban
      from issued_invoices s where s.office_id = (select app_office()) and s.invoice_id = ${invoiceId}::uuid`,
  );
  return found?.iban ?? '';
}

/** What a customer was asked for before about any of these documents, the oldest first: how far, and on which day in Paris. */
export const listEarlierAsking = (
  tx: Tx,
  { businessId, customerId }: Of,
  invoiceIds: readonly string[],
): Promise<{ level: DunnedLevel; channel: DunningChannel; on: string }[]> =>
  rows<{ level: DunnedLevel; channel: DunningChannel; on: string }>(
    tx,
    sql`select x.level, d.channel, coalesce(e.posted_on, (x.at at time zone 'Europe/Paris')::date)::text as on
      from dunnings d join dunning_departures x on x.office_id = d.office_id and x.dunning_id = d.id and x.outcome = 'left'
      left join letter_ends e on e.office_id = d.office_id and e.letter_id = d.id
      where d.office_id = (select app_office()) and d.business_id = ${businessId}::uuid
        and d.customer_id = ${customerId}::uuid and exists (select from jsonb_array_elements(x.documents) p
          where p ->> 'invoiceId' = any (${sql.param([...invoiceIds])}::text[]))
      order by x.at, d.id`,
  );

/** Who owes an invoice to whom. */
export async function findDebtor(
  tx: Tx,
  invoiceId: string,
): Promise<{ businessId: string; customerId: string | null } | undefined> {
  const [found] = await rows<{ businessId: string; customerId: string | null }>(
    tx,
    sql`select business_id as "businessId", customer_id as "customerId" from invoices
      where office_id = (select app_office()) and id = ${invoiceId}::uuid`,
  );
  return found;
}
