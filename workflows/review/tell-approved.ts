import { and, eq, inArray } from 'drizzle-orm';
import { inOffice } from '#db/client.ts';
import { workflows } from '#db/schema/index.ts';
import { insertJobs } from '../engine/jobs.ts';
import { insertMails } from '../mail/outbox.ts';
import type { Services } from '../services.ts';
import { mailKey, readLinks, readOwners } from './effects.ts';
import type { ReviewContext } from './events.ts';

/**
 * Tells each owner who was asked that the invoices are approved and issued, and by whom or what. One transaction; harmless
 * when run again.
 */
export async function tellApproved(
  s: Pick<Services, 'db' | 'board'>,
  officeId: string,
  invoiceIds: readonly string[],
): Promise<void> {
  await inOffice(s.db, officeId, async (tx) => {
    const reviews = await tx
      .select({ id: workflows.id, invoiceId: workflows.subjectId, snapshot: workflows.snapshot })
      .from(workflows)
      .where(and(inArray(workflows.subjectId, [...invoiceIds]), eq(workflows.machine, 'review')));
    const missing = invoiceIds.find((id) => !reviews.some(({ invoiceId }) => invoiceId === id));
    if (missing) throw new Error(`${missing} has no review`);
    const asked = reviews
      .map(({ snapshot, ...review }) => ({ ...review, ...(snapshot as { context: ReviewContext }).context }))
      // Where nobody was asked, nobody waits for word.
      .filter(({ decidedBy }) => decidedBy !== 'waiver');
    if (asked.length === 0) return;
    const [owners, linkOf] = await Promise.all([
      readOwners(
        tx,
        asked.flatMap(({ recipients }) => Object.keys(recipients)),
      ),
      readLinks(
        tx,
        asked.map(({ invoiceId }) => invoiceId),
      ),
    ]);
    const mails = asked.flatMap(({ id: workflowId, invoiceId, recipients, decidedBy, request }) => {
      const kind = decidedBy === 'silence' ? ('tacitlyApproved' as const) : ('approved' as const);
      return Object.keys(recipients).flatMap((recipient) => {
        const owner = owners.get(recipient);
        if (!owner) return [];
        return {
          key: mailKey({ workflowId, kind, request, recipient }),
          kind,
          to: { address: owner.email, name: owner.name },
          facts: { ownerId: owner.id },
          invoiceId,
          linkId: linkOf(invoiceId, recipient) ?? null,
        };
      });
    });
    await insertJobs(tx, s.board, officeId, await insertMails(tx, officeId, mails));
  });
}
