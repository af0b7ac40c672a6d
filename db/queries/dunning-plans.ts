import { type SQL, sql } from 'drizzle-orm';
import { type Db, rows, type Tx } from '#db/client.ts';
import { dunningPlans, dunningRuns } from '#db/schema/index.ts';
import type { DunnedDocument, DunningPlan, DunningRunOutcome } from '#db/shapes/dunning.ts';
import { iso } from './invoices.ts';

export type KeptPlan = DunningPlan & { version: number; by: string; at: string };

const columns = sql`version, mode, first_days as "firstDays", second_days as "secondDays", leaves_hour as "leavesHour",
  least_cents::float8 as "leastCents", bank_days as "bankDays", recorded_by as by, ${iso(sql`at`)} as at`;

/** The versions of a business's plan, the newest first. */
export const listPlans = (tx: Tx, businessId: string, most: number): Promise<KeptPlan[]> =>
  rows<KeptPlan>(
    tx,
    sql`select ${columns} from dunning_plans where office_id = (select app_office())
      and business_id = ${businessId}::uuid order by version desc limit ${most}`,
  );

export const findPlan = async (tx: Tx, businessId: string): Promise<KeptPlan | undefined> =>
  (await listPlans(tx, businessId, 1))[0];

export const insertPlan = (tx: Tx, plan: typeof dunningPlans.$inferInsert) =>
  tx.insert(dunningPlans).values(plan);

export type DunningRun = {
  runOn: string;
  outcome: DunningRunOutcome;
  planned: number;
  more: boolean;
  leavesAt: string;
};

/** The last morning of a business's plan. */
export const findLastRun = async (tx: Tx, businessId: string): Promise<DunningRun | undefined> =>
  (
    await rows<DunningRun>(
      tx,
      sql`select run_on::text as "runOn", outcome, planned, more, ${iso(sql`leaves_at`)} as "leavesAt" from dunning_runs
        where office_id = (select app_office()) and business_id = ${businessId}::uuid order by run_on desc limit 1`,
    )
  )[0];

export const insertRun = (tx: Tx, run: typeof dunningRuns.$inferInsert) => tx.insert(dunningRuns).values(run);

/** When a statement of a bank of the business was last brought in; null: never. */
export const findLastStatement = async (tx: Tx, businessId: string): Promise<string | null> => {
  const [found] = await rows<{ at: string | null }>(
    tx,
    sql`select ${iso(sql`max(i.at)`)} as at from bank_statements s
      join bank_imports i on i.office_id = s.office_id and i.id = s.import_id
      where s.office_id = (select app_office()) and s.business_id = ${businessId}::uuid`,
  );
  return found?.at ?? null;
};

/** A morning that has not been, or messages whose time has come, of any office. */
export const listPlanWork = (
  db: Db,
): Promise<{ officeId: string; businessId: string; work: 'run' | 'leave' }[]> =>
  rows(db, sql`select office_id as "officeId", business_id as "businessId", work from dunning_work()`);

/** A message `d` that a plan announced has no mail yet, and nobody has said that none will be. */
const waits = sql`not exists (select from mails m where m.office_id = d.office_id and m.key = 'dunning:' || d.id)
  and not exists (select from dunning_departures x where x.office_id = d.office_id and x.dunning_id = d.id)`;

/** What of a business was announced, has its time come, and has no mail yet. */
export const listLeaving = (
  tx: Tx,
  { businessId, now }: { businessId: string; now: string },
): Promise<
  {
    id: string;
    customerId: string;
    toAddress: string;
    customer: string;
    documents: DunnedDocument[];
    /** A mail that announced it was taken, and did not come back. */
    isTold: boolean;
  }[]
> =>
  rows(
    tx,
    sql`select d.id, d.customer_id as "customerId", d.to_address as "toAddress", c.name as customer, d.documents,
        exists (select from mails a where a.office_id = d.office_id and a.accepted_at is not null and a.state <> 'bounced'
          and a.key like 'dunningAhead:' || d.business_id || ':' || d.run_on || ':%') as "isTold" from dunnings d
      join dunning_runs r on r.office_id = d.office_id and r.business_id = d.business_id and r.run_on = d.run_on
      join customers c on c.office_id = d.office_id and c.id = d.customer_id
      where d.office_id = (select app_office()) and d.business_id = ${businessId}::uuid and r.leaves_at <= ${now}::timestamptz
        and ${waits}
      order by d.id`,
  );

/** A plan whose days these are may ask for something of an invoice `i` on a day. */
const due = ({ first, second }: { first: SQL; second: SQL }, on: string): SQL =>
  sql`i.customer_id is not null and i.balance_cents > 0 and i.late_cents > i.disputed_cents and i.promised_on is null
    and i.dunned_level < 2 and i.next_due_on + (case i.dunned_level when 0 then ${first} else ${second} end) <= ${on}::date`;

/** Customers of a business of whom a plan may ask something on a day, the oldest debt first; what stands against each is judged one by one. */
export const listDue = async (
  tx: Tx,
  { businessId, on, plan }: { businessId: string; on: string; plan: DunningPlan },
  most: number,
): Promise<string[]> => {
  const found = await rows<{ id: string }>(
    tx,
    sql`select i.customer_id as id from invoices i
      where i.office_id = (select app_office()) and i.business_id = ${businessId}::uuid and ${due({ first: sql`${plan.firstDays}::int`, second: sql`${plan.secondDays}::int` }, on)}
      group by 1 order by min(i.next_due_on), 1 limit ${most}`,
  );
  return found.map(({ id }) => id);
};

/** The newest plan of each business, and whether its morning announces what it asks: a plan proposes otherwise. */
const proposing = (today: string) => sql`select p.* from (
    select distinct on (business_id) * from dunning_plans where office_id = (select app_office())
    order by business_id, version desc) p
  where p.mode = 'proposed' or (p.mode = 'automatic' and exists (select from dunning_runs r where r.office_id = p.office_id
    and r.business_id = p.business_id and r.run_on = ${today}::date and r.outcome not in ('announced', 'nothing')))`;

/** Late customers whom a plan `p` would ask on a day. */
const dueToday = (today: string) => sql`select p.business_id, i.customer_id, min(i.next_due_on) as due_on
  from (${proposing(today)}) p join invoices i on i.office_id = p.office_id and i.business_id = p.business_id
  where ${due({ first: sql`p.first_days`, second: sql`p.second_days` }, today)}
  group by 1, 2`;

/** Customers of the office whom plans propose to ask today, the oldest debt first; some of them may not be asked after all. */
export const listProposed = (
  tx: Tx,
  { today, most }: { today: string; most: number },
): Promise<{ businessId: string; customerId: string }[]> =>
  rows(
    tx,
    sql`select business_id as "businessId", customer_id as "customerId" from (${dueToday(today)}) d
      order by due_on, customer_id limit ${most}`,
  );

/** How many customers plans propose to ask today, and how many plans there are that do anything. */
export const countProposed = async (tx: Tx, today: string): Promise<{ proposed: number; plans: number }> => {
  const [found] = await rows<{ proposed: number; plans: number }>(
    tx,
    sql`select (select count(*)::int from (${dueToday(today)}) d) as proposed,
      (select count(*)::int from (select distinct on (business_id) mode from dunning_plans
        where office_id = (select app_office()) order by business_id, version desc) p where mode <> 'hand') as plans`,
  );
  return found ?? { proposed: 0, plans: 0 };
};

/** What of the office was announced and waits for its hour, the next to leave first. */
export type PlannedDunning = {
  id: string;
  customerId: string;
  customer: string;
  business: string;
  leavesAt: string;
  documents: DunnedDocument[];
  hold: { id: string; by: string; untilOn: string | null; isOwners: boolean } | null;
};

export const listPlanned = async (
  tx: Tx,
  { today, most }: { today: string; most: number },
): Promise<{ list: PlannedDunning[]; count: number }> => {
  const found = await rows<PlannedDunning & { count: number }>(
    tx,
    sql`select d.id, d.customer_id as "customerId", c.name as customer, b.name as business, ${iso(sql`r.leaves_at`)} as "leavesAt",
        d.documents, count(*) over ()::int as count,
        (select json_build_object('id', h.id, 'by', h.recorded_by, 'untilOn', h.until_on, 'isOwners', h.owner_id is not null)
          from dunning_holds h where h.office_id = d.office_id and h.business_id = d.business_id and h.customer_id = d.customer_id
            and coalesce(h.until_on, 'infinity'::date) >= ${today}::date
            and not exists (select from dunning_hold_ends e where e.office_id = h.office_id and e.hold_id = h.id)
          order by h.at desc limit 1) as hold
      from dunning_runs r join dunnings d on d.office_id = r.office_id and d.business_id = r.business_id and d.run_on = r.run_on
      join customers c on c.office_id = d.office_id and c.id = d.customer_id
      join businesses b on b.office_id = d.office_id and b.id = d.business_id
      where r.office_id = (select app_office()) and r.planned > 0 and r.leaves_at > app_clock() - interval '31 days'
        and ${waits}
      order by r.leaves_at, c.name, d.id limit ${most}`,
  );
  return { list: found.map(({ count: _, ...each }) => each), count: found[0]?.count ?? 0 };
};
