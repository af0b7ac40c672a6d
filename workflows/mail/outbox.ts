import { sql } from 'drizzle-orm';
import { rows, type Tx } from '#db/client.ts';
import { rowSet } from '#db/row-set.ts';
import type { MailReplyTo } from '#db/schema/mails.ts';
import type { MailKind } from '#emails/index.ts';
import { insertJobs, type JobBoard } from '../engine/jobs.ts';
import type { Job } from '../engine/types.ts';
import { newId } from '../identity/new-id.ts';
import type { MailFacts } from './facts.ts';

/** A mail that is owed to one person. What it says is composed when it leaves, from `facts` and what they name. */
export type MailRequest<K extends MailKind = MailKind> = K extends MailKind ? Owed<K> : never;

type Owed<K extends MailKind> = {
  /** One accepted mail a key, whatever dies and runs again. */
  key: string;
  kind: K;
  to: { address: string; name: string };
  facts: MailFacts[K];
  /** The link (or invitation) whose token the mail carries. */
  linkId?: string | null;
  invoiceId?: string | null;
  /** The workflow that wants to know what becomes of it. */
  replyTo?: MailReplyTo | null;
};

/** Writes mails to the outbox as a set and returns the jobs that send them. A key that is there already has its job. */
export async function insertMails(tx: Tx, officeId: string, requests: MailRequest[]): Promise<Job[]> {
  if (requests.length === 0) return [];
  const list = requests.map((request) => ({
    id: newId(),
    key: request.key,
    kind: request.kind,
    to_address: request.to.address,
    to_name: request.to.name,
    payload: JSON.stringify({ facts: request.facts }),
    link_id: request.linkId ?? null,
    invoice_id: request.invoiceId ?? null,
    reply_to: request.replyTo ? JSON.stringify(request.replyTo) : null,
  }));
  const columns = {
    id: 'uuid',
    key: 'text',
    kind: 'text',
    to_address: 'text',
    to_name: 'text',
    payload: 'jsonb',
    link_id: 'uuid',
    invoice_id: 'uuid',
    reply_to: 'jsonb',
  };
  const inserted = await rows<{ id: string }>(
    tx,
    sql`insert into mails (office_id, created_at, id, key, kind, to_address, to_name, payload, link_id, invoice_id, reply_to)
    select ${officeId}::uuid, (select app_clock()), n.* from ${rowSet('n', columns, list)} on conflict (office_id, key) do nothing returning id`,
  );
  const written = new Set(inserted.map(({ id }) => id));
  return list
    .filter(({ id }) => written.has(id))
    .map(({ id, key }) => ({ queue: 'mail' as const, key, data: { mailId: id } }));
}

/** One mail, with its job, inside the caller's transaction: for mails that no workflow's effect asks for. */
export async function requestMail(
  tx: Tx,
  deps: { board: JobBoard },
  { officeId, ...request }: MailRequest & { officeId: string },
): Promise<void> {
  await insertJobs(tx, deps.board, officeId, await insertMails(tx, officeId, [request]));
}
