import type { Applied, Effect, EffectRun, NewWorkflow } from '../engine/types.ts';
import { type Decision, type Issued, issueInvoices } from '../issue/issue-invoices.ts';
import type { LedgerKey } from '../ledger/key.ts';
import { newId } from '../new-id.ts';
import { contextOf, keyOf, readLinks, readOwners, send } from './effects.ts';

const system = { kind: 'system', id: null, name: 'Tacite', channel: 'timer' } as const;

/** What follows a decision, in its transaction: numbers and seals, deliveries planned, the PDF and the mails asked for. */
export const issueInvoice =
  ({ key }: { key: LedgerKey }): Effect =>
  async (run, calls) => {
    const [issued] = await Promise.all([
      issueInvoices(
        run,
        key,
        calls.map(({ applied }) => ({
          businessId: contextOf(applied).businessId,
          decision: decisionOf(applied),
        })),
      ),
      tellOwners(run, calls),
    ]);
    run.start('dispatch', issued.map(dispatchOf(run.officeId)));
    for (const { invoiceId } of issued)
      run.enqueue({ queue: 'typeset', key: `typeset:${invoiceId}`, data: { invoiceId } });
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

const dispatchOf =
  (officeId: string) =>
  ({ invoiceId, customer, terms, issuedAt }: Issued): NewWorkflow => ({
    id: newId(),
    subjectId: invoiceId,
    actor: system,
    input: {
      at: issuedAt,
      officeId,
      invoiceId,
      channel: 'email',
      recipient: customer?.email || terms.buyer.email,
      recipientName: customer?.name ?? terms.buyer.name,
    },
  });

async function tellOwners(run: EffectRun, calls: Parameters<Effect>[1]) {
  const [owners, linkOf] = await Promise.all([readOwners(run.tx, calls), readLinks(run.tx, calls)]);
  await send(
    run,
    calls.flatMap(({ applied }) => {
      const { recipients, decidedBy } = contextOf(applied);
      if (decidedBy === 'waiver') return [];
      const kind = decidedBy === 'silence' ? ('tacitlyApproved' as const) : ('approved' as const);
      return Object.keys(recipients).flatMap((ownerId) => {
        const owner = owners.get(ownerId);
        if (!owner) return [];
        const to = { address: owner.email, name: owner.name };
        return [
          {
            key: keyOf(applied, kind, ownerId),
            kind,
            to,
            facts: { ownerId },
            invoiceId: applied.subjectId,
            linkId: linkOf(applied.subjectId, ownerId) ?? null,
          },
        ];
      });
    }),
  );
}
