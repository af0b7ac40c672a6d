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

/** Who holds: an owner of the business, or somebody of the office. */
type Holder = { ownerId: string } | { staffId: string };

/** `id` is given by whoever holds: the same twice is one. `untilOn`: the last day; null: until it is lifted. */
export type HoldWords = {
  id: string;
  businessId: string;
  customerId: string;
  by: Holder;
  untilOn: string | null;
  words: string;
};

export type HoldOutcome = { ok: true } | { ok: false; reason: 'notFound' | 'days' | 'owners' };

/**
 * A customer is not to be asked for money. A new hold takes the place of the one before; the office's never that of an owner,
 * who alone lets go of his.
 */
export const holdDunning = (s: Services, who: Who, said: HoldWords): Promise<HoldOutcome> =>
  inOffice(s.db, who.officeId, async (tx) => {
    const { id, businessId, customerId, by, untilOn, words } = said;
    const customer = await findCustomer(tx, customerId);
    if (customer?.businessId !== businessId) return { ok: false, reason: 'notFound' };
    await lockBooks(tx, [businessId]);
    if (await findHold(tx, id)) return { ok: true };
    const at = await clock(tx);
    const today = parisDate(at);
    if (untilOn !== null && (untilOn < today || untilOn > addDays(today, longestDays)))
      return { ok: false, reason: 'days' };
    const stamp = { officeId: who.officeId, ...by, recordedBy: who.actor.name, at };
    const before = await listHolds(tx, { businessId, customerId, today });
    if ('staffId' in by && before.some(({ isOwners }) => isOwners)) return { ok: false, reason: 'owners' };
    for (const hold of before) await insertHoldEnd(tx, { ...stamp, holdId: hold.id });
    await insertHold(tx, { ...stamp, id, businessId, customerId, untilOn, words });
    return { ok: true };
  });

type Lifted = { holdId: string; businessId: string; by: Holder };

/** The customer may be asked again. The same twice is one. */
export const liftHold = (s: Services, who: Who, { holdId, businessId, by }: Lifted): Promise<HoldOutcome> =>
  inOffice(s.db, who.officeId, async (tx) => {
    const hold = await findHold(tx, holdId);
    if (hold?.businessId !== businessId) return { ok: false, reason: 'notFound' };
    if ('staffId' in by && hold.ownerId !== null) return { ok: false, reason: 'owners' };
    await lockBooks(tx, [businessId]);
    const at = await clock(tx);
    await insertHoldEnd(tx, { officeId: who.officeId, holdId, ...by, recordedBy: who.actor.name, at });
    return { ok: true };
  });
