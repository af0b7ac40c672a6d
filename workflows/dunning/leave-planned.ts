import { inOffice } from '#db/client.ts';
import { listLeaving } from '#db/queries/dunning-plans.ts';
import { clock } from '../engine/clock.ts';
import type { Services } from '../services.ts';
import { lockBooks } from '../settlement/books.ts';
import { isAskingHour } from './asking-hours.ts';
import { requestDunningMail } from './commands/dun.ts';

/** What was announced for now gets its mail, which is composed as things stand then: once each, in an hour at which people are asked. */
export const leavePlanned = (
  s: Pick<Services, 'db' | 'board'>,
  { officeId, businessId }: { officeId: string; businessId: string },
): Promise<void> =>
  inOffice(s.db, officeId, async (tx) => {
    await lockBooks(tx, [businessId]);
    const now = await clock(tx);
    if (!isAskingHour(now)) return;
    for (const { id, customer, toAddress } of await listLeaving(tx, { businessId, now }))
      await requestDunningMail(s, tx, officeId, { id, customer: { name: customer, email: toAddress } });
  });
