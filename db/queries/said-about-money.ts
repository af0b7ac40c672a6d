import { and, eq, sql } from 'drizzle-orm';
import { rows, type Tx } from '#db/client.ts';
import {
  claimAnswers,
  disputeAnswers,
  disputes,
  issuedInvoices,
  paymentClaims,
  promiseAnswers,
  promises,
} from '#db/schema/index.ts';
import { contentSchema, type InvoiceContent } from '#db/shapes/content.ts';

export type Dispute = typeof disputes.$inferSelect;
export type DisputeAnswer = typeof disputeAnswers.$inferSelect;
export type Promised = typeof promises.$inferSelect;
export type PromiseAnswer = typeof promiseAnswers.$inferSelect;
export type Claim = typeof paymentClaims.$inferSelect;
export type ClaimAnswer = typeof claimAnswers.$inferSelect;

export const insertDispute = (tx: Tx, row: typeof disputes.$inferInsert) => tx.insert(disputes).values(row);
export const insertDisputeAnswer = (tx: Tx, row: typeof disputeAnswers.$inferInsert) =>
  tx.insert(disputeAnswers).values(row);
export const insertPromise = (tx: Tx, row: typeof promises.$inferInsert) => tx.insert(promises).values(row);
export const insertPromiseAnswer = (tx: Tx, row: typeof promiseAnswers.$inferInsert) =>
  tx.insert(promiseAnswers).values(row);
export const insertClaim = (tx: Tx, row: typeof paymentClaims.$inferInsert) =>
  tx.insert(paymentClaims).values(row);
export const insertClaimAnswer = (tx: Tx, row: typeof claimAnswers.$inferInsert) =>
  tx.insert(claimAnswers).values(row);

type Asked = { invoiceId: string } | { id: string };

/** Disputes of an invoice, or one, with their answers; the newest first. */
export const listDisputes = (
  tx: Tx,
  asked: Asked,
): Promise<{ dispute: Dispute; answer: DisputeAnswer | null }[]> =>
  tx
    .select({ dispute: disputes, answer: disputeAnswers })
    .from(disputes)
    .leftJoin(
      disputeAnswers,
      and(eq(disputeAnswers.officeId, disputes.officeId), eq(disputeAnswers.disputeId, disputes.id)),
    )
    .where('id' in asked ? eq(disputes.id, asked.id) : eq(disputes.invoiceId, asked.invoiceId))
    .orderBy(sql`${disputes.at} desc, ${disputes.id} desc`);

/** Disputes that a credit note answers. */
export const listDisputesCreditedBy = (
  tx: Tx,
  creditId: string,
): Promise<{ dispute: Dispute; answer: DisputeAnswer }[]> =>
  tx
    .select({ dispute: disputes, answer: disputeAnswers })
    .from(disputeAnswers)
    .innerJoin(
      disputes,
      and(eq(disputes.officeId, disputeAnswers.officeId), eq(disputes.id, disputeAnswers.disputeId)),
    )
    .where(eq(disputeAnswers.creditId, creditId));

/** Promises of an invoice, or one, with what was said to them; the newest first. */
export async function listPromises(
  tx: Tx,
  asked: Asked,
): Promise<{ promise: Promised; answers: PromiseAnswer[] }[]> {
  const found = await tx
    .select({ promise: promises, answer: promiseAnswers })
    .from(promises)
    .leftJoin(
      promiseAnswers,
      and(eq(promiseAnswers.officeId, promises.officeId), eq(promiseAnswers.promiseId, promises.id)),
    )
    .where('id' in asked ? eq(promises.id, asked.id) : eq(promises.invoiceId, asked.invoiceId))
    .orderBy(sql`${promises.at} desc, ${promises.id} desc, ${promiseAnswers.at}`);
  const byId = new Map<string, { promise: Promised; answers: PromiseAnswer[] }>();
  for (const { promise, answer } of found) {
    const known = byId.get(promise.id) ?? { promise, answers: [] };
    if (answer) known.answers.push(answer);
    byId.set(promise.id, known);
  }
  return [...byId.values()];
}

/** Claims of an invoice, or one, with what the office made of them; the newest first. */
export const listClaims = (tx: Tx, asked: Asked): Promise<{ claim: Claim; answer: ClaimAnswer | null }[]> =>
  tx
    .select({ claim: paymentClaims, answer: claimAnswers })
    .from(paymentClaims)
    .leftJoin(
      claimAnswers,
      and(eq(claimAnswers.officeId, paymentClaims.officeId), eq(claimAnswers.claimId, paymentClaims.id)),
    )
    .where('id' in asked ? eq(paymentClaims.id, asked.id) : eq(paymentClaims.invoiceId, asked.invoiceId))
    .orderBy(sql`${paymentClaims.at} desc, ${paymentClaims.id} desc`);

/** What was sealed of an invoice, to be contested by its lines; undefined for a draft. */
export async function findSealed(
  tx: Tx,
  invoiceId: string,
): Promise<{ businessId: string; number: string; content: InvoiceContent } | undefined> {
  const [found] = await tx
    .select({
      businessId: issuedInvoices.businessId,
      number: issuedInvoices.number,
      content: issuedInvoices.content,
    })
    .from(issuedInvoices)
    .where(eq(issuedInvoices.invoiceId, invoiceId));
  if (!found) return undefined;
  const { content } = JSON.parse(found.content) as { content: unknown };
  return { ...found, content: contentSchema.parse(content) };
}

/** The promise that a settlement waits for. */
type RunningPromise = { id: string; on: string; isAccepted: boolean };

/** How a settlement stands as to what is said about it; undefined where nobody follows it. */
export type Talk = {
  balanceCents: number;
  disputedCents: number;
  /** What of it is asked for later: a retention before its day. */
  heldCents: number;
  currency: string;
  promise: RunningPromise | null;
  brokenPromises: number;
};

export async function findTalk(tx: Tx, invoiceId: string): Promise<Talk | undefined> {
  const [found] = await rows<Talk>(
    tx,
    sql`select i.balance_cents::float8 as "balanceCents", i.disputed_cents::float8 as "disputedCents", i.currency,
        least(i.balance_cents, (select coalesce(sum((part ->> 'cents')::bigint), 0) from jsonb_array_elements((c -> 'parts')::jsonb) part
          where part ->> 'of' = 'retention' and coalesce((part ->> 'lateAt')::timestamptz, 'infinity') > app_clock()))::float8 as "heldCents",
        case when p ->> 'id' is not null then json_build_object('id', p ->> 'id', 'on', p ->> 'on',
          'isAccepted', coalesce((p ->> 'isAccepted')::boolean, false)) end as promise,
        coalesce((c ->> 'brokenPromises')::int, 0) as "brokenPromises"
      from invoices i join workflows w on w.office_id = i.office_id and w.subject_id = i.id and w.machine = 'settlement'
      cross join lateral (select w.snapshot -> 'context' as c offset 0) s
      cross join lateral (select c -> 'promise' as p) q
      where i.office_id = (select app_office()) and i.id = ${invoiceId}::uuid`,
  );
  return found;
}
