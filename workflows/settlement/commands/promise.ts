import { insertPromise, listPromises } from '#db/queries/said-about-money.ts';
import type { PromisedDate } from '#db/shapes/settling.ts';
import { addDays } from '../../invoice/due-date.ts';
import { parisDate, parisInstant } from '../../invoice/paris-time.ts';
import type { Services } from '../../services.ts';
import type { PledgedDay } from '../events.ts';
import { type SettlementOutcome, SettlementRefused } from '../outcome.ts';
import { askedNow, hearing, tellOne } from '../say.ts';
import type { Who } from '../settle.ts';
import { tellOwnersOfPromise } from '../tell-about-money.ts';

/** What is further away is talked about, not promised. */
const longestDays = 180;
export const mostPromisedDates = 3;

/** The last day that can be promised today (YYYY-MM-DD in Paris). */
export const lastPromiseOf = (today: string): string => addDays(today, longestDays);

/** `id` is given by whoever promises: the same twice is one. */
export type PromiseWords = {
  id: string;
  invoiceId: string;
  dates: readonly PromisedDate[];
  words: string;
  saidBy: string;
};

/**
 * A customer promises all that is asked for, at one day or several. Dunning rests from now on: until the owner or the office
 * declines, or a day passes without its money. Broken twice, no more is offered.
 */
export const promise = (
  s: Services,
  who: Who,
  { id, invoiceId, dates, words, saidBy }: PromiseWords,
): Promise<SettlementOutcome> =>
  hearing(s, who, invoiceId, async ({ tx, businessId, talk, stamp }) => {
    if ((await listPromises(tx, { invoiceId })).some((each) => each.promise.id === id)) return;
    if (talk.brokenPromises >= 2) throw new SettlementRefused('brokenTwice');
    if (talk.promise) throw new SettlementRefused('promised');
    const askedCents = askedNow(talk);
    if (askedCents <= 0) throw new SettlementRefused('notOwed');
    const today = parisDate(stamp.at);
    const isInOrder =
      dates.length > 0 && dates.every(({ on }, at) => on > (dates[at - 1]?.on ?? addDays(today, -1)));
    if (!isInOrder || dates.length > mostPromisedDates || dates.some(({ on }) => on > lastPromiseOf(today)))
      throw new SettlementRefused('days');
    const isAll = dates.reduce((sum, { cents }) => sum + cents, 0) === askedCents;
    if (!isAll || dates.some(({ cents }) => !Number.isSafeInteger(cents) || cents <= 0))
      throw new SettlementRefused('notAll');
    const [first, ...after] = pledged(dates, talk.balanceCents);
    if (!first) throw new SettlementRefused('days');
    await tellOne(s, tx, who, invoiceId, () => ({
      type: 'promised',
      promiseId: id,
      ...first,
      after,
      dates: [...dates],
      words,
      saidBy,
      actor: who.actor,
    }));
    await insertPromise(tx, { ...stamp, id, businessId, invoiceId, dates: [...dates], words, saidBy });
    await tellOwnersOfPromise(s, tx, who.officeId, { promiseId: id, businessId, invoiceId });
  });

/** Each day, and what may be owed once it is over. */
function pledged(dates: readonly PromisedDate[], balanceCents: number): PledgedDay[] {
  let leaves = balanceCents;
  return dates.map(({ on, cents }) => {
    leaves -= cents;
    return { on, endsAt: new Date(parisInstant(addDays(on, 1))).toISOString(), leaves };
  });
}
