import { sql } from 'drizzle-orm';
import { rows, type Tx } from '#db/client.ts';

/** See `findAnswerTimes`. */
export type AnswerTimes = { explicit: number[]; tacit: number; medianMs: number | null };

/**
 * How long owners took to approve in the last 30 days, counted from the start of the window: how many by upper bound (in
 * hours), one more at the end for what took longer, and the median in milliseconds (null without any).
 */
export async function findAnswerTimes(tx: Tx, upperBounds: readonly number[]): Promise<AnswerTimes> {
  const bounds = sql.param(upperBounds.map((hours) => hours * 3600));
  const found = await rows<{ bucket: number | null; n: number; median: number | null }>(
    tx,
    sql`with decided as (
        select decided_by, extract(epoch from decided_at - window_from)::float8 as seconds from invoices
        where office_id = app_office() and decided_by in ('owner', 'silence') and window_from is not null
          and decided_at >= app_clock() - interval '30 days')
      select case when decided_by = 'owner' then width_bucket(seconds, ${bounds}::float8[]) end as bucket,
        count(*)::int as n,
        (select percentile_cont(0.5) within group (order by seconds) from decided where decided_by = 'owner') as median
      from decided group by 1`,
  );
  const explicit = [...upperBounds, 0].map((_, index) => found.find((each) => each.bucket === index)?.n ?? 0);
  const median = found[0]?.median ?? null;
  return {
    explicit,
    tacit: found.find((each) => each.bucket === null)?.n ?? 0,
    medianMs: median === null ? null : Math.round(median * 1000),
  };
}

export type MonthShare = { month: string; explicit: number; tacit: number };

/** Explicit and tacit approvals of the last six calendar months (Paris), oldest first, months without any included. */
export function listApprovalShares(tx: Tx): Promise<MonthShare[]> {
  return rows<MonthShare>(
    tx,
    sql`with months as (select generate_series(
        date_trunc('month', app_clock() at time zone 'Europe/Paris') - interval '5 months',
        date_trunc('month', app_clock() at time zone 'Europe/Paris'), interval '1 month') as month),
      decided as (select date_trunc('month', decided_at at time zone 'Europe/Paris') as month, decided_by from invoices
        where office_id = app_office() and decided_by in ('owner', 'silence')
          and decided_at >= (select min(month) from months) at time zone 'Europe/Paris')
      select to_char(m.month, 'YYYY-MM') as month,
        count(*) filter (where d.decided_by = 'owner')::int as explicit,
        count(*) filter (where d.decided_by = 'silence')::int as tacit
      from months m left join decided d using (month) group by m.month order by m.month`,
  );
}

export type SilentBusiness = {
  id: string;
  name: string;
  tacit: number;
  all: number;
  ownerPhone: string | null;
};

/** The businesses whose silence decided most often this month (Paris), at most `limit`. */
export function listSilentBusinesses(tx: Tx, limit: number): Promise<SilentBusiness[]> {
  return rows<SilentBusiness>(
    tx,
    sql`select b.id, b.name, s.tacit, s.all, (select nullif(o.phone, '') from owners o
        where o.office_id = b.office_id and o.business_id = b.id and o.revoked_at is null
        order by o.created_at limit 1) as "ownerPhone"
      from (select business_id, count(*) filter (where decided_by = 'silence')::int as tacit, count(*)::int as "all"
        from invoices where office_id = app_office() and decided_by in ('owner', 'silence')
          and decided_at >= date_trunc('month', app_clock() at time zone 'Europe/Paris') at time zone 'Europe/Paris'
        group by business_id having bool_or(decided_by = 'silence')) s
      join businesses b on b.office_id = app_office() and b.id = s.business_id
      order by s.tacit desc, s.tacit::float8 / s.all desc, b.name limit ${limit}`,
  );
}
