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

/** All transitions of the product, in order, or those of one workflow. */
export const transitionsOf = ({ db }: Product, workflowId?: string): Promise<Transition[]> =>
  rows(
    db,
    sql`select event, from_state, to_state, actor from contract.transitions
      where ${workflowId ?? null}::uuid is null or workflow_id = ${workflowId ?? null} order by at, sequence`,
  );

/** The product's own clock, as an ISO instant. */
export async function nowOf({ db }: Product): Promise<number> {
  const [now] = await rows<{ ms: string }>(db, sql`select extract(epoch from app_clock()) * 1000 as ms`);
  return Number(now?.ms);
}
