import { inOffice } from '#db/client.ts';
import { listLeaving } from '#db/queries/dunning-plans.ts';
import { insertDeparture } from '#db/queries/dunnings.ts';
import { clock } from '../engine/clock.ts';
import type { Services } from '../services.ts';
import { lockBooks } from '../settlement/books.ts';
import { isAskingHour } from './asking-hours.ts';
import { requestDunningMail } from './commands/dun.ts';
import { customersWithMoneyOnTheWay } from './money-on-the-way.ts';
import { levelOf } from './what-is-asked.ts';

/**
 * What was announced for now gets its mail, which is composed as things stand then: once each, in an hour at which people are
 * asked. Of whom the bank seems to have money is not asked, and nothing leaves that no owner was told of.
 */
export const leavePlanned = (
  s: Pick<Services, 'db' | 'board'>,
  { officeId, businessId }: { officeId: string; businessId: string },
): Promise<void> =>
  inOffice(s.db, officeId, async (tx) => {
    await lockBooks(tx, [businessId]);
    const now = await clock(tx);
    if (!isAskingHour(now)) return;
    const leaving = await listLeaving(tx, { businessId, now });
    const onTheWay =
      leaving.length > 0 ? await customersWithMoneyOnTheWay(tx, businessId) : new Set<string>();
    for (const { id, customerId, customer, toAddress, documents, isTold } of leaving) {
      const why = isTold ? (onTheWay.has(customerId) ? 'onTheWay' : null) : 'untold';
      if (!why) {
        await requestDunningMail(s, tx, officeId, { id, customer: { name: customer, email: toAddress } });
        continue;
      }
      await insertDeparture(tx, {
        officeId,
        dunningId: id,
        outcome: 'nothing',
        why,
        level: levelOf(documents),
        documents,
        leftOut: [],
        at: now,
      });
    }
  });
