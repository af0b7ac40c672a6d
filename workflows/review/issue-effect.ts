import type { Applied, Effect } from '../engine/types.ts';
import { type Decision, issueInvoices } from '../issue/issue-invoices.ts';
import type { LedgerKey } from '../ledger/key.ts';
import { contextOf } from './effects.ts';

/**
 * What a decision means, in its transaction: numbers, seals, ledger entries. All else about an issued invoice, from the
 * mail that tells its owner to the PDF and its way to the customer, follows from one job.
 */
export const issueInvoice =
  ({ key }: { key: LedgerKey }): Effect =>
  async (run, calls) => {
    const issued = await issueInvoices(
      run,
      key,
      calls.map(({ applied }) => ({
        businessId: contextOf(applied).businessId,
        decision: decisionOf(applied),
      })),
    );
    for (const { invoiceId } of issued)
      run.enqueue({ queue: 'dispatch', key: `dispatch:${invoiceId}`, data: { invoiceId } });
  };

function decisionOf(applied: Applied): Decision {
  const context = contextOf(applied);
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
