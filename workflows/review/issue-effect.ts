import { sql } from 'drizzle-orm';
import { rows, type Tx } from '#db/client.ts';
import type { JobBoard } from '../engine/commit.ts';
import type { Registry } from '../engine/registry.ts';
import { start } from '../engine/start.ts';
import type { Effect, EffectRun } from '../engine/types.ts';
import { type Decision, type Issued, issueInvoices } from '../issue/issue-invoices.ts';
import type { LedgerKey } from '../ledger/key.ts';
import { newId } from '../new-id.ts';
import { contextOf, keyOf, readLinks, readOwners, send } from './effects.ts';

export type IssueDeps = { key: LedgerKey; engine: () => { registry: Registry; board: JobBoard } };

const system = { kind: 'system', id: null, name: 'Tacite', channel: 'timer' } as const;

/** What follows a decision, in its transaction: numbers and seals, deliveries planned, the PDF and the mails asked for. */
export const issueInvoice =
  (deps: IssueDeps): Effect =>
  async (run, calls) => {
    const decisions: Decision[] = calls.map(({ applied }) => {
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
    });
    const issued = await issueInvoices(run, deps.key, decisions);
    await planDispatches(run, deps, issued);
    for (const { invoiceId } of issued)
      run.enqueue({ queue: 'typeset', key: `typeset:${invoiceId}`, data: { invoiceId } });
    await tellOwners(run, calls);
  };

async function planDispatches(run: EffectRun, deps: IssueDeps, issued: Issued[]) {
  const customers = await readCustomers(run.tx, issued);
  await start(deps.engine(), run.tx, {
    officeId: run.officeId,
    machine: 'dispatch',
    workflows: issued.map(({ invoiceId, customerId, content, issuedAt }) => {
      const customer = customerId ? customers.get(customerId) : undefined;
      return {
        id: newId(),
        subjectId: invoiceId,
        actor: system,
        input: {
          at: issuedAt,
          officeId: run.officeId,
          invoiceId,
          channel: 'email',
          recipient: customer?.email || content.buyer.email,
          recipientName: customer?.name ?? content.buyer.name,
        },
      };
    }),
  });
}

async function tellOwners(run: EffectRun, calls: Parameters<Effect>[1]) {
  const owners = await readOwners(run.tx, calls);
  const linkOf = await readLinks(run.tx, calls);
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

async function readCustomers(
  tx: Tx,
  issued: Issued[],
): Promise<Map<string, { name: string; email: string }>> {
  const ids = issued.flatMap(({ customerId }) => (customerId ? [customerId] : []));
  const found = await rows<{ id: string; name: string; email: string }>(
    tx,
    sql`select id, name, email from customers where office_id = (select app_office())
      and id = any (${sql.param([...new Set(ids)])}::text[]::uuid[])`,
  );
  return new Map(found.map((customer) => [customer.id, customer]));
}
