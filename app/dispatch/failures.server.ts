import { sql } from 'drizzle-orm';
import type { Staff } from '#app/auth/require-staff.server.ts';
import { inOffice, rows } from '#db/client.ts';
import { listFailedJobs, listFailedMails, listFailedWorkflows } from '#db/queries/failures.ts';
import { retryMail, settleMail } from '#workflows/mail/commands.ts';
import type { Services } from '#workflows/services.ts';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

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
  const act = form.get('act');
  if (act !== 'rerun' && !uuid.test(id)) throw new Response(null, { status: 400 });
  switch (act) {
    case 'retry':
      return { done: (await retryMail(s, { officeId, mailId: id })) ? 'retry' : null };
    case 'sent':
      return { done: (await settleMail(s, { officeId, mailId: id, wasSent: true })) ? 'sent' : null };
    case 'lost':
      return { done: (await settleMail(s, { officeId, mailId: id, wasSent: false })) ? 'retry' : null };
    case 'rerun':
      return { done: (await rerunJob(s, officeId, id)) ? 'rerun' : null };
    default:
      throw new Response(null, { status: 400 });
  }
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
