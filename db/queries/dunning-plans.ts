import { sql } from 'drizzle-orm';
import { type Db, rows, type Tx } from '#db/client.ts';
import { dunningPlans, dunningRuns } from '#db/schema/index.ts';
import type { DunningPlan, DunningRunOutcome } from '#db/shapes/dunning.ts';
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

/** What of a business was announced, has its time come, and has no mail yet. */
export const listLeaving = (
  tx: Tx,
  { businessId, now }: { businessId: string; now: string },
): Promise<{ id: string; customerId: string; toAddress: string; customer: string }[]> =>
  rows(
    tx,
    sql`select d.id, d.customer_id as "customerId", d.to_address as "toAddress", c.name as customer from dunnings d
      join dunning_runs r on r.office_id = d.office_id and r.business_id = d.business_id and r.run_on = d.run_on
      join customers c on c.office_id = d.office_id and c.id = d.customer_id
      where d.office_id = (select app_office()) and d.business_id = ${businessId}::uuid and r.leaves_at <= ${now}::timestamptz
        and not exists (select from mails m where m.office_id = d.office_id and m.key = 'dunning:' || d.id)
      order by d.id`,
  );

/** Customers of a business of whom a plan may ask something on a day, the oldest debt first; what stands against each is judged one by one. */
export const listDue = async (
  tx: Tx,
  { businessId, on, plan }: { businessId: string; on: string; plan: DunningPlan },
  most: number,
): Promise<string[]> => {
  const found = await rows<{ id: string }>(
    tx,
    sql`select i.customer_id as id from invoices i
      where i.office_id = (select app_office()) and i.business_id = ${businessId}::uuid and i.customer_id is not null
        and i.balance_cents > 0 and i.late_cents > i.disputed_cents and i.promised_on is null
        and i.next_due_on + (case i.dunned_level when 0 then ${plan.firstDays} else ${plan.secondDays} end)::int <= ${on}::date
        and i.dunned_level < 2
      group by 1 order by min(i.next_due_on), 1 limit ${most}`,
  );
  return found.map(({ id }) => id);
};
