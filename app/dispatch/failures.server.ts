import { eq, sql } from 'drizzle-orm';
import type { Staff } from '#app/auth/require-staff.server.ts';
import { inOffice, rows } from '#db/client.ts';
import { listFailedJobs, listFailedMails, listFailedWorkflows } from '#db/queries/failures.ts';
import { mails, workflows } from '#db/schema/index.ts';
import { retryMail } from '#workflows/dispatch/commands.ts';
import { clock } from '#workflows/engine/clock.ts';
import { sendWithin } from '#workflows/engine/send.ts';
import type { Services } from '#workflows/services.ts';

/** More than this at once is an outage, not a list to work through. */
const mostRows = 200;

export function loadFailures({ db }: Pick<Services, 'db'>, { officeId }: Staff) {
  return inOffice(db, officeId, async (tx) => ({
    mails: await listFailedMails(tx, mostRows),
    workflows: await listFailedWorkflows(tx, mostRows),
    jobs: await listFailedJobs(tx, mostRows),
  }));
}

export type FailureReply = { done: 'retry' | 'sent' | 'rerun' } | { done: null };

/** What the buttons of the page of failures do; `done: null` when the state had changed meanwhile. */
export async function actOnFailure(s: Services, staff: Staff, form: FormData): Promise<FailureReply> {
  const { officeId } = staff;
  const id = String(form.get('id') ?? '');
  switch (form.get('act')) {
    case 'retry':
      return { done: (await retryMail(s, { officeId, mailId: id })) ? 'retry' : null };
    case 'sent':
      return { done: (await markSent(s, staff, id)) ? 'sent' : null };
    case 'rerun':
      return { done: (await rerunJob(s, officeId, id)) ? 'rerun' : null };
    default:
      throw new Response(null, { status: 400 });
  }
}

/**
 * A person has settled a mail whose fate was unknown: it had left. An invoice's dispatch is told so in that person's
 * name; a request for approval is not, as only a proof of delivery starts a clock.
 */
function markSent(s: Services, { officeId, actor }: Staff, mailId: string): Promise<boolean> {
  return inOffice(s.db, officeId, async (tx) => {
    const [mail] = await tx.select().from(mails).where(eq(mails.id, mailId)).for('update');
    if (mail?.state !== 'reconcile') return false;
    const now = await clock(tx);
    await tx.update(mails).set({ state: 'accepted', acceptedAt: now, closedAt: now }).where(eq(mails.id, mailId));
    const { replyTo } = mail;
    const [told] = replyTo
      ? await tx.select({ machine: workflows.machine }).from(workflows).where(eq(workflows.id, replyTo.workflowId))
      : [];
    if (replyTo && told?.machine === 'dispatch') {
      const event = { type: 'delivered', request: replyTo.request, actor };
      await sendWithin(s.engine, tx, officeId, replyTo.workflowId, event);
    }
    return true;
  });
}

/** Puts a job whose tries are used up back into its queue, with as many tries again. */
function rerunJob({ db }: Pick<Services, 'db'>, officeId: string, key: string): Promise<boolean> {
  return inOffice(db, officeId, async (tx) => {
    const found = await rows(
      tx,
      sql`update pgboss.job set state = 'retry', retry_count = 0, start_after = now(), completed_on = null
        where state = 'failed' and data ->> 'officeId' = ${officeId} and data ->> 'key' = ${key} returning id`,
    );
    return found.length > 0;
  });
}
