import type { Staff } from '#app/auth/require-staff.server.ts';
import { isUuid } from '#app/lib/uuid-param.ts';
import { inOffice } from '#db/client.ts';
import { countEngineFailures, listFailedMails } from '#db/queries/failures.ts';
import { retryMail, settleMail } from '#workflows/mail/commands.ts';
import type { Services } from '#workflows/services.ts';

/** More than this at once is an outage, not a list to work through. */
const mostRows = 200;

export function loadFailures({ db }: Pick<Services, 'db'>, { officeId }: Staff) {
  return inOffice(db, officeId, async (tx) => ({
    mails: await listFailedMails(tx, mostRows),
    engine: await countEngineFailures(tx),
  }));
}

export type FailureReply = { done: 'retry' | 'sent' } | { done: null };

/** What the buttons of the page of failures do; `done: null` when the state had changed meanwhile. */
export async function actOnFailure(s: Services, staff: Staff, form: FormData): Promise<FailureReply> {
  const { officeId } = staff;
  const id = String(form.get('id') ?? '');
  const act = form.get('act');
  if (!isUuid(id)) throw new Response(null, { status: 400 });
  switch (act) {
    case 'retry':
      return { done: (await retryMail(s, { officeId, mailId: id })) ? 'retry' : null };
    case 'sent':
      return { done: (await settleMail(s, { officeId, mailId: id, wasSent: true })) ? 'sent' : null };
    case 'lost':
      return { done: (await settleMail(s, { officeId, mailId: id, wasSent: false })) ? 'retry' : null };
    default:
      throw new Response(null, { status: 400 });
  }
}
