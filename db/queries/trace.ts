import { sql } from 'drizzle-orm';
import { rows, type Tx } from '#db/client.ts';
import type { MailReplyTo, MailState, WorkflowStatus } from '#db/schema/index.ts';
import { iso } from './invoices.ts';

/** One step of a workflow, as its log keeps it: `payload` and `actor` are canonical JSON, hashes hexadecimal. */
export type TransitionRow = {
  workflowId: string;
  machine: string;
  version: number;
  sequence: number;
  event: string;
  payload: string;
  actor: string;
  fromState: string;
  toState: string;
  at: string;
  hash: string;
  previousHash: string;
  /** A reminder that came due too late to be sent. */
  isUnsent: boolean;
};

/** Every transition of every workflow about the invoice, newest first. */
export async function listTransitions(tx: Tx, invoiceId: string): Promise<TransitionRow[]> {
  const found = await rows<TransitionRow>(
    tx,
    sql`select t.workflow_id as "workflowId", t.machine, t.version, t.sequence, t.event, t.payload, t.actor,
        t.from_state as "fromState", t.to_state as "toState", t.at, encode(t.hash, 'hex') as hash,
        encode(t.previous_hash, 'hex') as "previousHash",
        t.event in ('reminder', 'askAgain') and not exists (select from mails m where m.office_id = t.office_id
          and m.invoice_id = w.subject_id and m.key like t.workflow_id || ':reminder:%:' || t.sequence) as "isUnsent"
      from workflows w join transitions t on t.office_id = w.office_id and t.workflow_id = w.id
      where w.office_id = (select app_office()) and w.subject_id = ${invoiceId}::uuid
      order by t.at desc, t.recorded_at desc, t.machine, t.sequence desc`,
  );
  return found.map((row) => ({ ...row, at: new Date(row.at).toISOString() }));
}

export type MailRow = {
  id: string;
  kind: string;
  to: string;
  toName: string;
  subject: string | null;
  state: MailState;
  error: string | null;
  tries: number;
  transport: string | null;
  replyTo: MailReplyTo | null;
  createdAt: string;
  acceptedAt: string | null;
  events: { type: string; detail: string; at: string }[];
};

/** The mails about the invoice, oldest first, each with what its provider reported. */
export function listInvoiceMails(tx: Tx, invoiceId: string): Promise<MailRow[]> {
  return rows<MailRow>(
    tx,
    sql`select m.id, m.kind, m.to_address as "to", m.to_name as "toName", m.subject, m.state, m.error, m.tries,
        m.transport, m.reply_to as "replyTo", ${iso(sql`m.created_at`)} as "createdAt",
        ${iso(sql`m.accepted_at`)} as "acceptedAt",
        coalesce((select jsonb_agg(jsonb_build_object('type', p.type, 'detail', p.detail, 'at', p.at) order by p.at)
          from provider_events p where p.office_id = m.office_id and p.mail_id = m.id), '[]') as events
      from mails m where m.office_id = app_office() and m.invoice_id = ${invoiceId}::uuid order by m.created_at`,
  );
}

export type WorkflowRow = {
  id: string;
  machine: string;
  state: string;
  status: WorkflowStatus;
  context: Record<string, unknown>;
  failure: string | null;
};

/** The workflows about the invoice: its review first, then its dispatches. */
export function listWorkflows(tx: Tx, invoiceId: string): Promise<WorkflowRow[]> {
  return rows<WorkflowRow>(
    tx,
    sql`select id, machine, state, status, snapshot -> 'context' as context, failure from workflows
      where office_id = app_office() and subject_id = ${invoiceId}::uuid
      order by machine = 'review' desc, created_at`,
  );
}

export type IssuedRow = {
  number: string;
  issuedAt: string;
  content: string;
  contentSha256: string;
  pdfSha256: string | null;
  pdfBytes: number | null;
};

/** The sealed document and its PDF, once the invoice is issued. */
export async function findIssued(tx: Tx, invoiceId: string): Promise<IssuedRow | undefined> {
  const [found] = await rows<IssuedRow>(
    tx,
    sql`select s.number, ${iso(sql`s.issued_at`)} as "issuedAt", s.content, s.content_sha256 as "contentSha256",
        d.sha256 as "pdfSha256", d.bytes as "pdfBytes"
      from issued_invoices s left join documents d
        on d.office_id = s.office_id and d.invoice_id = s.invoice_id and d.kind = 'pdf'
      where s.office_id = app_office() and s.invoice_id = ${invoiceId}::uuid`,
  );
  return found;
}

/** Who said they received it, through a personal link. */
export function listAcknowledgements(tx: Tx, invoiceId: string): Promise<{ name: string; at: string }[]> {
  return rows(
    tx,
    sql`select person_name as name, ${iso(sql`at`)} as at from acknowledgements
      where office_id = app_office() and invoice_id = ${invoiceId}::uuid order by at`,
  );
}
