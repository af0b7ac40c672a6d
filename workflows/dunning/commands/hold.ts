import { inOffice } from '#db/client.ts';
import { findCustomer } from '#db/queries/customers.ts';
import { findHold, insertHold, insertHoldEnd, listHolds } from '#db/queries/dunnings.ts';
import { clock } from '../../engine/clock.ts';
import { addDays } from '../../invoice/due-date.ts';
import { parisDate } from '../../invoice/paris-time.ts';
import type { Services } from '../../services.ts';
import { lockBooks } from '../../settlement/books.ts';
import type { Who } from '../../settlement/settle.ts';

/** What is held for longer has no day. */
const longestDays = 366;

/** `id` is given by whoever holds: the same twice is one. `untilOn`: the last day; null: until he lifts it. */
export type HoldWords = {
  id: string;
  businessId: string;
  customerId: string;
  ownerId: string;
  untilOn: string | null;
  words: string;
};

export type HoldOutcome = { ok: true } | { ok: false; reason: 'notFound' | 'days' };

/** An owner wants one of his customers not to be asked for money. A new hold takes the place of the one before. */
export const holdDunning = (s: Services, who: Who, said: HoldWords): Promise<HoldOutcome> =>
  inOffice(s.db, who.officeId, async (tx) => {
    const { id, businessId, customerId, ownerId, untilOn, words } = said;
    const customer = await findCustomer(tx, customerId);
    if (customer?.businessId !== businessId) return { ok: false, reason: 'notFound' };
    await lockBooks(tx, [businessId]);
    if (await findHold(tx, id)) return { ok: true };
    const at = await clock(tx);
    const today = parisDate(at);
    if (untilOn !== null && (untilOn < today || untilOn > addDays(today, longestDays)))
      return { ok: false, reason: 'days' };
    const stamp = { officeId: who.officeId, ownerId, recordedBy: who.actor.name, at };
    for (const hold of await listHolds(tx, { businessId, customerId, today }))
      await insertHoldEnd(tx, { ...stamp, holdId: hold.id });
    await insertHold(tx, { ...stamp, id, businessId, customerId, untilOn, words });
    return { ok: true };
  });

type Lifted = { holdId: string; businessId: string; ownerId: string };

/** He lets his customer be asked again. The same twice is one. */
export const liftHold = (
  s: Services,
  who: Who,
  { holdId, businessId, ownerId }: Lifted,
): Promise<HoldOutcome> =>
  inOffice(s.db, who.officeId, async (tx) => {
    const hold = await findHold(tx, holdId);
    if (hold?.businessId !== businessId) return { ok: false, reason: 'notFound' };
    await lockBooks(tx, [businessId]);
    const at = await clock(tx);
    await insertHoldEnd(tx, { officeId: who.officeId, holdId, ownerId, recordedBy: who.actor.name, at });
    return { ok: true };
  });
