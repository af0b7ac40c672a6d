import { sql } from 'drizzle-orm';
import { rows } from '#db/client.ts';
import type { Product } from './product.ts';

/** What an auditor reads from outside: the views of the schema `contract`. */

export type Review = {
  id: string;
  round: number;
  state: string;
  review_due_at: string | null;
  decided_at: string | null;
  decided_by: 'owner' | 'silence' | 'waiver' | null;
  revision_sha256: string;
};

export type Invoice = {
  number: string | null;
  status: string;
  issued_at: string | null;
  total_cents: number;
  content_sha256: string | null;
  pdf_sha256: string | null;
};

export type Dispatch = { recipient: string; channel: string; state: string; attempts: number };
export type Transition = { event: string; from_state: string; to_state: string; actor: { kind: string } };

export async function reviewOf({ db }: Product, invoiceId: string): Promise<Review> {
  const [review] = await rows<Review>(
    db,
    sql`select * from contract.reviews where invoice_id = ${invoiceId}`,
  );
  if (!review) throw new Error(`no review of ${invoiceId}`);
  return review;
}

export async function invoiceOf({ db }: Product, invoiceId: string): Promise<Invoice> {
  const [invoice] = await rows<Invoice>(
    db,
    sql`select *, total_cents::int as total_cents from contract.invoices where id = ${invoiceId}`,
  );
  if (!invoice) throw new Error(`no invoice ${invoiceId}`);
  return invoice;
}

export const dispatchesOf = ({ db }: Product, invoiceId: string): Promise<Dispatch[]> =>
  rows(db, sql`select * from contract.dispatches where invoice_id = ${invoiceId}`);

/** The transitions of one workflow, in order. */
export async function transitionsOf({ db }: Product, workflowId: string): Promise<Transition[]> {
  const found = await rows<Omit<Transition, 'actor'> & { actor: string }>(
    db,
    sql`select event, from_state, to_state, actor from contract.transitions
      where workflow_id = ${workflowId} order by sequence`,
  );
  return found.map((each) => ({ ...each, actor: JSON.parse(each.actor) as Transition['actor'] }));
}
