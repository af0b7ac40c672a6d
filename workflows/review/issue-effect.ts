import type { Applied } from '../engine/types.ts';
import type { Decision } from '../issue/decision.ts';
import { issueInvoices } from '../issue/issue-invoices.ts';
import type { LedgerKey } from '../ledger/key.ts';
import type { ReviewEffect } from './effects.ts';
import type { ReviewContext, ReviewEvent } from './events.ts';

/**
 * What a decision means, in its transaction: numbers, seals, ledger entries. All else about an issued invoice, from the
 * mail that tells its owner to the PDF and its way to the customer, follows from one job.
 */
export const issueInvoice =
  ({ key }: { key: LedgerKey }): ReviewEffect<'issueInvoice'> =>
  async (run, calls) => {
    const issued = await issueInvoices(
      run,
      key,
      calls.map(({ applied }) => ({
        businessId: applied.context.businessId,
        decision: decisionOf(applied),
      })),
    );
    for (const { invoiceId } of issued)
      run.enqueue({ queue: 'dispatch', key: `dispatch:${invoiceId}`, data: { invoiceId } });
  };

function decisionOf(applied: Applied<ReviewContext, ReviewEvent>): Decision {
  const { context } = applied;
  return {
    invoiceId: applied.subjectId,
    round: context.round,
    revisionSha256: context.revisionSha256 ?? '',
    decidedBy: context.decidedBy ?? 'waiver',
    decidedByName: context.decidedByName,
    decidedAt: context.decidedAt ?? applied.event.at,
    transitionHash: applied.hash.toString('hex'),
  };
}
