import { eq } from 'drizzle-orm';
import { inOffice, type Tx } from '#db/client.ts';
import { mails } from '#db/schema/index.ts';
import { clock } from '../engine/clock.ts';
import { insertJobs } from '../engine/jobs.ts';
import type { Services } from '../services.ts';
import type { Composition } from './composition.ts';
import { tellOutcome } from './outcome.ts';

type Args = { officeId: string; mailId: string };

/** Tries a mail again that was given up for good. False when it is not one of those. */
export async function retryMail(s: Services, { officeId, mailId }: Args): Promise<boolean> {
  return inOffice(s.db, officeId, async (tx) => {
    const [mail] = await tx.select().from(mails).where(eq(mails.id, mailId)).for('update');
    if (mail?.state !== 'failed') return false;
    await queueAgain(s, tx, mail);
    return true;
  });
}

/**
 * Settles a mail whose fate nobody knew, after a person has looked at the provider: it went out, and what waited for it
 * goes on; or it did not, and it is sent now. `held`: that it went out can't be written down until its ledger is let go.
 */
export async function settleMail(
  s: Services,
  { officeId, mailId, wasSent }: Args & { wasSent: boolean },
): Promise<boolean | 'held'> {
  return inOffice(s.db, officeId, async (tx) => {
    const [mail] = await tx.select().from(mails).where(eq(mails.id, mailId)).for('update');
    if (mail?.state !== 'reconcile') return false;
    if (!wasSent) {
      await queueAgain(s, tx, mail);
      return true;
    }
    const { composed } = mail.payload as { composed?: Composition };
    if (composed?.dunned && (await s.moneyMails.isHeld(tx, composed.dunned.dunningId))) return 'held';
    const now = await clock(tx);
    await tx
      .update(mails)
      .set({ state: 'accepted', acceptedAt: now, error: null, closedAt: null })
      .where(eq(mails.id, mailId));
    await tellOutcome(s, tx, mail, { kind: 'accepted', at: now });
    return true;
  });
}

/** As if it had never been tried: composed anew, with a try of its own. */
async function queueAgain(s: Services, tx: Tx, mail: typeof mails.$inferSelect) {
  const { facts } = mail.payload;
  const fresh = {
    state: 'queued' as const,
    error: null,
    closedAt: null,
    tries: 0,
    firstTriedAt: null,
    payload: { facts },
  };
  await tx.update(mails).set(fresh).where(eq(mails.id, mail.id));
  await insertJobs(tx, s.board, mail.officeId, [{ queue: 'mail', key: mail.key, data: { mailId: mail.id } }]);
}
