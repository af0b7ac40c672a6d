import { sql } from 'drizzle-orm';
import { rows, type Tx } from '#db/client.ts';
import type { DocumentKind } from '#db/shapes/content.ts';

/** How far a month's end is. */
export type MonthEnd = {
  /** Drafts with nothing against sending them off, and those with something. */
  ready: number;
  /** Credit notes among the ready ones. */
  credits: number;
  blocked: number;
  /** Before their owners. */
  awaiting: number;
  /** Issued in the month; with their PDF; on their way to the customer. */
  issued: number;
  stored: number;
  sent: number;
  /** Issued, and their PDF failed: it is tried again. */
  failed: number;
};

/** What the list has under its drafts: one that was taken back from its owner may be sent off as any other. */
const isDraft = sql`i.status in ('draft', 'withdrawn')`;

/** Counts of the office, for what was issued from `from` (YYYY-MM-DD) on. One round trip. */
export async function readMonthEnd(tx: Tx, from: string): Promise<MonthEnd> {
  const [found] = await rows<MonthEnd>(
    tx,
    sql`with office as materialized (select app_office() as id)
      select
        (select count(*)::int from invoices i, office where i.office_id = office.id and ${isDraft} and i.problems = 0) as ready,
        (select count(*)::int from invoices i, office where i.office_id = office.id and ${isDraft} and i.problems = 0
          and i.kind = 'creditNote') as credits,
        (select count(*)::int from invoices i, office where i.office_id = office.id and ${isDraft} and i.problems > 0) as blocked,
        (select count(*)::int from invoices i, office where i.office_id = office.id
          and i.status in ('asking', 'awaiting', 'onHold', 'lapsed', 'requestUndelivered', 'correction')) as awaiting,
        count(*)::int as issued, count(d.sha256)::int as stored,
        count(*) filter (where i.dispatch_state in ('sent', 'delivered', 'opened'))::int as sent,
        (select count(*)::int from pgboss.job j, office where j.name in ('dispatch', 'typeset')
          and j.state in ('retry', 'failed') and j.data ->> 'officeId' = office.id::text) as failed
      from issued_invoices s
      join invoices i on i.office_id = s.office_id and i.id = s.invoice_id
      left join documents d on d.office_id = s.office_id and d.invoice_id = s.invoice_id and d.kind = 'pdf'
      where s.office_id = (select id from office) and s.issued_on >= ${from}::date`,
  );
  return found!;
}

/**
 * The drafts with nothing against them by themselves that others may stand against: they name earlier documents, which may
 * have become something else, or say the same as another document.
 */
export function listReadyDoubtful(tx: Tx): Promise<{ id: string; kind: DocumentKind }[]> {
  return rows(
    tx,
    sql`select i.id, i.kind from invoices i
      where i.office_id = (select app_office()) and ${isDraft} and i.problems = 0
        and (exists (select from earlier_documents e where e.office_id = i.office_id and e.invoice_id = i.id)
          or exists (select from invoices o where o.office_id = i.office_id and o.business_id = i.business_id
            and o.twin_key = i.twin_key and o.id <> i.id))`,
  );
}

/** Drafts with nothing against sending them off, a set at a time: those after `after`, by id. */
export async function listReady(tx: Tx, { after, limit }: { after: string | null; limit: number }) {
  const found = await rows<{ id: string }>(
    tx,
    sql`select i.id from invoices i where i.office_id = (select app_office()) and ${isDraft} and i.problems = 0
        and (${after}::uuid is null or i.id > ${after}::uuid)
      order by i.id limit ${limit}`,
  );
  return found.map(({ id }) => id);
}
