import { inOffice, type Tx } from '#db/client.ts';
import { findTalk, type Talk } from '#db/queries/said-about-money.ts';
import { businessesOf } from '#db/queries/settlement.ts';
import type { Undated } from '../engine/types.ts';
import type { Services } from '../services.ts';
import { lockBooks } from './books.ts';
import type { SettlementEvent } from './events.ts';
import { followWithin } from './follow-issued.ts';
import { type SettlementOutcome, SettlementRefused, settling } from './outcome.ts';
import { type Stamp, stampOf, tell, type Who } from './settle.ts';

/** An issued invoice about whose money somebody says something, under the lock of its business. */
export type Heard = { tx: Tx; businessId: string; talk: Talk; stamp: Stamp };

/**
 * Runs what somebody says about the money of an invoice under `lockBooks`: two who speak at once, or speak while money comes,
 * are heard one after the other. All or nothing.
 */
export const hearing = (
  s: Services,
  who: Who,
  invoiceId: string,
  work: (heard: Heard) => Promise<void>,
): Promise<SettlementOutcome> =>
  settling(() =>
    inOffice(s.db, who.officeId, async (tx) => {
      const businessId = (await businessesOf(tx, [invoiceId])).get(invoiceId);
      if (!businessId) throw new SettlementRefused('notFound');
      await lockBooks(tx, [businessId]);
      await followWithin(s, tx, who.officeId, [invoiceId]);
      const talk = await findTalk(tx, invoiceId);
      if (!talk) throw new SettlementRefused('notOwed');
      await work({ tx, businessId, talk, stamp: await stampOf(tx, who) });
    }),
  );

/** Tells the settlement of an invoice. @throws SettlementRefused where it doesn’t take it */
export const tellOne = (
  s: Services,
  tx: Tx,
  who: Who,
  invoiceId: string,
  event: (currency: string) => Undated<SettlementEvent>,
): Promise<void> => tell(s, tx, who, [{ invoiceId }], (_, currency) => event(currency));

/** What is asked for and not contested, in cents: what can be promised. A retention before its day is not. */
export const askedNow = ({ balanceCents, disputedCents, heldCents }: Talk): number =>
  Math.max(0, balanceCents - disputedCents - heldCents);
