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

/** `null`: the state had changed meanwhile; `held`: it can't be written down while its ledger is on hold. */
export type FailureReply = { done: 'retry' | 'sent' | 'held' | null };

/** What the buttons of the page of failures do. */
export async function actOnFailure(s: Services, staff: Staff, form: FormData): Promise<FailureReply> {
  const { officeId } = staff;
  const id = String(form.get('id') ?? '');
  const act = form.get('act');
  if (!isUuid(id)) throw new Response(null, { status: 400 });
  switch (act) {
    case 'retry':
      return { done: (await retryMail(s, { officeId, mailId: id })) ? 'retry' : null };
    case 'sent':
    case 'lost': {
      const wasSent = act === 'sent';
      const settled = await settleMail(s, { officeId, mailId: id, wasSent });
      return { done: settled === true ? (wasSent ? 'sent' : 'retry') : settled || null };
    }
    default:
      throw new Response(null, { status: 400 });
  }
}
