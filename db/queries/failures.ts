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

/** Workflows whose next step failed; they try again by themselves, later and later. */
export function listFailedWorkflows(tx: Tx, limit: number): Promise<FailedWorkflow[]> {
  return rows<FailedWorkflow>(
    tx,
    sql`select w.id, w.machine, w.state, w.failure, w.failures, ${iso(sql`w.at`)} as at,
        ${iso(sql`w.wake_at`)} as "nextTryAt", w.subject_id as "invoiceId",
        coalesce(i.number, i.provisional_ref) as reference
      from workflows w left join invoices i on i.office_id = w.office_id and i.id = w.subject_id
      where w.office_id = app_office() and w.failure is not null order by w.id limit ${limit}`,
  );
}

export type FailedJob = { key: string; kind: string; attempts: number; runAt: string };

/** Work that used up its tries. The queue keeps it; its key tells what it was about. */
export function listFailedJobs(tx: Tx, limit: number): Promise<FailedJob[]> {
  return rows<FailedJob>(
    tx,
    sql`select key, kind, attempts, ${iso(sql`run_at`)} as "runAt" from contract.jobs
      where office_id = app_office() and state = 'failed' order by run_at limit ${limit}`,
  );
}

/** What failed and is not told by the state of an invoice already. */
export async function countFailures(tx: Tx): Promise<number> {
  const [found] = await rows<{ n: number }>(
    tx,
    sql`select (select count(*) ${openMails} and (m.state = 'reconcile' or i.id is null
          or i.status not in ('requestUndelivered', 'undelivered')))
        + (select count(*) from workflows where office_id = app_office() and failure is not null)
        + (select count(*) from contract.jobs where office_id = app_office() and state = 'failed') as n`,
  );
  return Number(found!.n);
}
