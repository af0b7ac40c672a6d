import { inOffice } from '#db/client.ts';
import { findCustomer } from '#db/queries/customers.ts';
import { findDunning, findRelease, insertRelease } from '#db/queries/dunnings.ts';
import type { Services } from '../../services.ts';
import { lockBooks } from '../../settlement/books.ts';
import type { Who } from '../../settlement/settle.ts';
import type { DunOutcome } from '../outcome.ts';
import { readAsking } from '../read-asking.ts';
import { planOf } from '../read-plan.ts';
import { requestDunningMail } from './dun.ts';

type Prepared = { dunningId: string; businessId: string; ownerId: string };

/** The owner sends what the office prepared for him. The same twice is one. */
export const sendPrepared = (
  s: Services,
  who: Who,
  { dunningId, businessId, ownerId }: Prepared,
): Promise<DunOutcome> =>
  inOffice(s.db, who.officeId, async (tx) => {
    const dunning = await findDunning(tx, dunningId);
    const customer = dunning && (await findCustomer(tx, dunning.customerId));
    if (!customer || dunning.businessId !== businessId || dunning.mandateId !== null)
      return { ok: false, reason: 'notFound' };
    await lockBooks(tx, [businessId]);
    if (await findRelease(tx, dunningId)) return { ok: true, isPrepared: false };
    const { refusals, now } = await readAsking(tx, customer, {
      exceptId: dunningId,
      plan: await planOf(tx, dunning),
    });
    const [reason] = customer.email === dunning.toAddress ? refusals : (['moved'] as const);
    if (reason) return { ok: false, reason };
    await insertRelease(tx, {
      officeId: who.officeId,
      dunningId,
      ownerId,
      recordedBy: who.actor.name,
      at: now,
    });
    await requestDunningMail(s, tx, who.officeId, { id: dunningId, customer });
    return { ok: true, isPrepared: false };
  });
