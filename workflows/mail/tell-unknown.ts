import { eq, sql } from 'drizzle-orm';
import { inOffice, rows, type Tx } from '#db/client.ts';
import { mails } from '#db/schema/index.ts';
import { clock } from '../engine/clock.ts';
import type { Services } from '../services.ts';
import { tellOutcome } from './outcome.ts';

type Stored = typeof mails.$inferSelect;

/** Gives up a mail that may have left or not: a person looks, and whatever asked for it hears that nobody knows. */
export async function leaveUnknown(s: Services, tx: Tx, mail: Stored, reason: string): Promise<void> {
  const now = await clock(tx);
  await tx
    .update(mails)
    .set({ state: 'reconcile', error: reason, closedAt: now })
    .where(eq(mails.id, mail.id));
  await tellOutcome(s, tx, mail, { kind: 'unknown', at: now, reason });
}

/** Tells it of mails that a restore has given up, which can reach no workflow. */
export async function tellUnknown(s: Services): Promise<void> {
  const untold = await rows<{ officeId: string; id: string }>(
    s.db,
    sql`select office_id as "officeId", id from untold_mails()`,
  );
  for (const { officeId, id } of untold)
    await inOffice(s.db, officeId, async (tx) => {
      const [mail] = await tx.select().from(mails).where(eq(mails.id, id)).for('update');
      if (mail?.state === 'reconcile') await leaveUnknown(s, tx, mail, mail.error ?? '');
    });
}
