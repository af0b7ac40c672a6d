import { and, eq } from 'drizzle-orm';
import { inOffice } from '#db/client.ts';
import { workflows } from '#db/schema/index.ts';
import { insertJobs } from '../engine/jobs.ts';
import { insertMails } from '../mail/outbox.ts';
import type { Services } from '../services.ts';
import { mailKey, readLinks, readOwners } from './effects.ts';
import type { ReviewContext } from './events.ts';

/** Tells each owner who was asked that the invoice is approved and issued, and by whom or what. Harmless when run again. */
export async function tellApproved(
  s: Pick<Services, 'db' | 'board'>,
  { officeId, invoiceId }: { officeId: string; invoiceId: string },
): Promise<void> {
  await inOffice(s.db, officeId, async (tx) => {
    const [review] = await tx
      .select({ id: workflows.id, snapshot: workflows.snapshot })
      .from(workflows)
      .where(and(eq(workflows.subjectId, invoiceId), eq(workflows.machine, 'review')));
    if (!review) throw new Error(`${invoiceId} has no review`);
    const { recipients, decidedBy, request } = (review.snapshot as { context: ReviewContext }).context;
    // Nobody was asked, so nobody waits for word.
    if (decidedBy === 'waiver') return;
    const kind = decidedBy === 'silence' ? ('tacitlyApproved' as const) : ('approved' as const);
    const ownerIds = Object.keys(recipients);
    const [owners, linkOf] = await Promise.all([readOwners(tx, ownerIds), readLinks(tx, [invoiceId])]);
    const jobs = await insertMails(
      tx,
      officeId,
      [...owners.values()].map(({ id, name, email }) => ({
        key: mailKey({ workflowId: review.id, kind, request, recipient: id }),
        kind,
        to: { address: email, name },
        facts: { ownerId: id },
        invoiceId,
        linkId: linkOf(invoiceId, id) ?? null,
      })),
    );
    await insertJobs(tx, s.board, officeId, jobs);
  });
}
