import { sql } from 'drizzle-orm';
import { rows, type Tx } from '#db/client.ts';
import type { MailReplyTo } from '#db/schema/index.ts';
import { iso } from './invoices.ts';

export type FailedMail = {
  id: string;
  kind: string;
  to: string;
  toName: string;
  state: 'bounced' | 'failed' | 'reconcile';
  error: string | null;
  tries: number;
  at: string;
  invoiceId: string | null;
  reference: string | null;
  reviewState: string | null;
  replyTo: MailReplyTo | null;
};

/**
 * Mails nobody got, oldest first. One that was followed by another mail of the same kind about the same subject has
 * been dealt with and is left out.
 */
const openMails = sql`from mails m left join invoices i on i.office_id = m.office_id and i.id = m.invoice_id
  where m.office_id = app_office() and m.state in ('bounced', 'failed', 'reconcile') and not exists (
    select from mails later where later.office_id = m.office_id and later.kind = m.kind
      and later.created_at > m.created_at
      and (later.invoice_id = m.invoice_id or (m.invoice_id is null and later.to_address = m.to_address)))`;

export function listFailedMails(tx: Tx, limit: number): Promise<FailedMail[]> {
  return rows<FailedMail>(
    tx,
    sql`select m.id, m.kind, m.to_address as "to", m.to_name as "toName", m.state, m.error, m.tries,
        ${iso(sql`coalesce(m.closed_at, m.first_tried_at, m.created_at)`)} as at, m.invoice_id as "invoiceId",
        coalesce(i.number, i.provisional_ref) as reference, i.review_state as "reviewState", m.reply_to as "replyTo"
      ${openMails} order by m.created_at limit ${limit}`,
  );
}

export type FailedWorkflow = {
  id: string;
  machine: string;
  state: string;
  failure: string;
  failures: number;
  at: string;
  nextTryAt: string | null;
  invoiceId: string;
  reference: string | null;
};

/** Workflows whose next step failed, oldest first; they try again by themselves, later and later. */
export function listFailedWorkflows(
  tx: Tx,
  page: { limit: number; offset: number },
): Promise<FailedWorkflow[]> {
  return rows<FailedWorkflow>(
    tx,
    sql`select w.id, w.machine, w.state, w.failure, w.failures, ${iso(sql`w.at`)} as at,
        ${iso(sql`w.wake_at`)} as "nextTryAt", w.subject_id as "invoiceId",
        coalesce(i.number, i.provisional_ref) as reference
      from workflows w left join invoices i on i.office_id = w.office_id and i.id = w.subject_id
      where w.office_id = (select app_office()) and w.failure is not null
      order by w.id limit ${page.limit} offset ${page.offset}`,
  );
}

export type FailedJob = {
  key: string;
  kind: string;
  /** `failed`: its tries are used up; `retry`: it will be tried again. */
  state: 'failed' | 'retry';
  attempts: number;
  error: string | null;
  since: string;
  nextTryAt: string | null;
  invoiceId: string | null;
  reference: string | null;
};

/** Jobs of the office that failed or are to be tried again, those that were given up first. */
const failingJobs = sql`pgboss.job j where j.data ->> 'officeId' = app_office()::text and j.state in ('failed', 'retry')`;

/** The queue keeps what went wrong last as JSON: the error, or whatever was thrown in its place. */
export function listFailedJobs(tx: Tx, page: { limit: number; offset: number }): Promise<FailedJob[]> {
  return rows<FailedJob>(
    tx,
    sql`select j.key, j.name as kind, j.state::text as state, j.retry_count as attempts,
        coalesce(j.output ->> 'message', j.output #>> '{value,message}', j.output ->> 'value') as error,
        ${iso(sql`j.created_on`)} as since,
        case when j.state = 'retry' then ${iso(sql`j.start_after`)} end as "nextTryAt",
        i.id as "invoiceId", coalesce(i.number, i.provisional_ref) as reference
      from (select j.*, j.data ->> 'key' as key from ${failingJobs}
        order by j.state desc, j.created_on, j.id limit ${page.limit} offset ${page.offset}) j
      left join mails m on m.office_id = (select app_office()) and m.id = (j.data ->> 'mailId')::uuid
      left join invoices i on i.office_id = (select app_office())
        and i.id = coalesce((j.data ->> 'invoiceId')::uuid, m.invoice_id)
      order by j.state desc, j.created_on, j.id`,
  );
}

/** How many processes of the engine failed: workflows, jobs that were given up, jobs that will be tried again. */
export async function countEngineFailures(
  tx: Tx,
): Promise<{ workflows: number; failedJobs: number; retryingJobs: number }> {
  const [found] = await rows<{ workflows: number; failedJobs: number; retryingJobs: number }>(
    tx,
    sql`select
        (select count(*)::int from workflows where office_id = (select app_office()) and failure is not null) as workflows,
        (select count(*)::int from ${failingJobs} and j.state = 'failed') as "failedJobs",
        (select count(*)::int from ${failingJobs} and j.state = 'retry') as "retryingJobs"`,
  );
  return found!;
}

/** What failed and is not told by the state of an invoice already. */
export async function countFailures(tx: Tx): Promise<number> {
  const [found] = await rows<{ n: number }>(
    tx,
    sql`select (select count(*) ${openMails} and (m.state = 'reconcile' or i.id is null
          or i.status not in ('requestUndelivered', 'undelivered')))
        + (select count(*) from workflows where office_id = (select app_office()) and failure is not null)
        + (select count(*) from ${failingJobs} and j.state = 'failed') as n`,
  );
  return Number(found!.n);
}
