import type { DunRefusal } from '#db/shapes/dunning.ts';
import { sumsByCurrency } from '../invoice/sums-by-currency.ts';
import { isAskingHour } from './asking-hours.ts';
import type { Asked } from './what-is-asked.ts';

/** One message a week and customer. */
export const daysBetweenMessages = 7;
const dayMs = 86_400_000;

/** From when on another message may leave after one. */
export const nextAfter = (at: string): string =>
  new Date(Date.parse(at) + daysBetweenMessages * dayMs).toISOString();

/** What stands around a customer's debt when somebody wants to ask for it. */
export type Circumstances = {
  now: string;
  iban: string;
  email: string;
  /** What money of the customer settles nothing yet, in cents. */
  creditCents: number;
  isHeld: boolean;
  /** The last message, unless it came to nothing. */
  last: { at: string; isPrepared: boolean; isPlanned: boolean; isOpen: boolean } | null;
  /** Less than that is not asked for, in cents. */
  leastCents: number;
};

/** All that speaks against a message now, the weightiest first. */
export function refusalsOf(asked: Pick<Asked, 'documents'>, around: Circumstances): DunRefusal[] {
  const { now, iban, email, creditCents, isHeld, last, leastCents } = around;
  const isRecent = last !== null && now < nextAfter(last.at);
  const isNothing = asked.documents.length === 0;
  const found: [DunRefusal, boolean][] = [
    ['nothing', isNothing],
    ['atHighest', !isNothing && !asked.documents.some(({ isRaised }) => isRaised)],
    ['held', isHeld],
    ['credit', creditCents > 0],
    ['letterWaits', last?.isOpen ?? false],
    ['planned', isRecent && last.isPlanned],
    ['waits', isRecent && !last.isOpen && last.isPrepared],
    ['tooSoon', isRecent && !last.isOpen && !last.isPrepared && !last.isPlanned],
    ['small', !isNothing && sumsByCurrency(asked.documents).every(({ cents }) => cents < leastCents)],
    ['noIban', iban.trim() === ''],
    ['noAddress', email.trim() === ''],
    ['hours', !isAskingHour(now)],
  ];
  return found.flatMap(([refusal, holds]) => (holds ? [refusal] : []));
}
