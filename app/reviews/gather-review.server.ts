import type { Tx } from '#db/client.ts';
import { readApprover } from '#db/queries/approvers.ts';
import { listSince } from '#db/queries/balances.ts';
import { listIssuedBefore } from '#db/queries/drafts.ts';
import { type Exchange, listExchanges } from '#db/queries/exchanges.ts';
import { findMandate, type Mandate } from '#db/queries/mandates.ts';
import {
  countAwaiting,
  findNext,
  findPolicyVersion,
  findReview,
  listDispatches,
  type ReviewRecord,
} from '#db/queries/owner-pages.ts';
import { listRevisions } from '#db/queries/revisions.ts';
import { listInvoiceMails, type MailRow } from '#db/queries/trace.ts';
import { contentSchema, type InvoiceContent } from '#db/shapes/content.ts';
import type { ReviewPolicy } from '#db/shapes/review-policy.ts';
import type { Since } from '#db/shapes/since.ts';
import { clock } from '#workflows/engine/clock.ts';
import { type PaymentMark, paymentNews } from '#workflows/invoice/payment-identity.ts';
import { keptRecipient } from '#workflows/invoice/recipient.ts';
import { breath } from '#workflows/process/breath.ts';
import type { ReviewContext } from '#workflows/review/events.ts';

/** Everything the page of one review is made from, read in one transaction. */
export type Gathered = {
  now: string;
  record: ReviewRecord;
  state: string;
  context: ReviewContext;
  /** What the owner was shown in this round; null before the first. */
  content: InvoiceContent | null;
  former: InvoiceContent | null;
  /** The mail address it goes to, as kept with what the owner was shown; '' when there is none. */
  recipient: string;
  exchanges: Exchange[];
  mandate: Mandate | undefined;
  policy: ReviewPolicy | undefined;
  dispatches: { state: string; at: string; context: { recipient?: string } }[];
  mails: MailRow[];
  /** What of its payment is new to the business; empty once it is issued. */
  paymentNews: PaymentMark[];
  /** What was issued about it since; undefined for a draft. */
  since: Since | undefined;
  /** The owner whose approval stands; null without one. */
  approverId: string | null;
  /** Other drafts of the same business that wait. */
  others: number;
  /** The most urgent of them. */
  next: Awaited<ReturnType<typeof findNext>>;
};

/** Undefined for an invoice this office does not have, or one without a review. */
export async function gatherReview(
  tx: Tx,
  { invoiceId }: { invoiceId: string },
): Promise<Gathered | undefined> {
  const record = await findReview(tx, { invoiceId });
  if (!record?.state) return undefined;
  const { context } = record.snapshot as { context: ReviewContext };
  const { id: businessId } = record.business;
  const revisions = await listRevisions(tx, { invoiceId, round: context.round });
  const [former, current] = [revisions.at(-2), revisions.at(-1)];
  const content = current ? await read(current.content) : null;
  const before = record.issued ? undefined : (await listIssuedBefore(tx, [invoiceId])).get(invoiceId);
  const waiting = await countAwaiting(tx, { businessId });
  return {
    now: await clock(tx),
    record,
    state: record.state,
    context,
    content,
    recipient: content ? keptRecipient(current?.terms, content, record.customer?.email ?? '') : '',
    former: former ? await read(former.content) : null,
    exchanges: await listExchanges(tx, { invoiceId }),
    mandate: context.mandateId ? await findMandate(tx, { businessId, id: context.mandateId }) : undefined,
    policy: await findPolicyVersion(tx, { businessId, version: context.policyVersion }),
    dispatches: (await listDispatches(tx, { invoiceId })).map(({ state, at, snapshot }) => ({
      state,
      at,
      context: (snapshot as { context: { recipient?: string } }).context,
    })),
    mails: await listInvoiceMails(tx, invoiceId),
    paymentNews: content && before ? paymentNews(content, before) : [],
    since: record.issued ? (await listSince(tx, [invoiceId])).get(invoiceId) : undefined,
    approverId: context.decidedBy === 'owner' ? ((await readApprover(tx, invoiceId))?.id ?? null) : null,
    next: await findNext(tx, { businessId, exceptId: invoiceId }),
    others: waiting - (record.state.startsWith('awaiting.') ? 1 : 0),
  };
}

async function read(canonical: string): Promise<InvoiceContent> {
  await breath();
  return contentSchema.parse(JSON.parse(canonical));
}
