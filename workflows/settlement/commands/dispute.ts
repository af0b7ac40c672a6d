import { findSealed, insertDispute, listDisputes } from '#db/queries/said-about-money.ts';
import type { DisputeReason } from '#db/shapes/settling.ts';
import { addDays } from '../../invoice/due-date.ts';
import { parisDate, parisInstant } from '../../invoice/paris-time.ts';
import type { Services } from '../../services.ts';
import { contestedCents, disputableLines } from '../disputable.ts';
import { type SettlementOutcome, SettlementRefused } from '../outcome.ts';
import { hearing, tellOne } from '../say.ts';
import type { Who } from '../settle.ts';

/** A dispute is answered within so many days, the last one included. */
const answerDays = 7;

/** The last day of an answer to what is contested today (YYYY-MM-DD in Paris). */
export const answerOnOf = (today: string): string => addDays(today, answerDays);

/** `id` is given by whoever says it: the same twice is one. `lines`: ids in the sealed document. */
export type DisputeWords = {
  id: string;
  invoiceId: string;
  lines: readonly string[];
  reason: DisputeReason;
  words: string;
  saidBy: string;
};

/**
 * A customer’s word against lines of an invoice: what they ask for is dunned no more until it is answered, or the time of the
 * answer is over. The amount follows from the lines, and is never more than what is owed and not contested yet.
 */
export const dispute = (
  s: Services,
  who: Who,
  { id, invoiceId, lines, reason, words, saidBy }: DisputeWords,
): Promise<SettlementOutcome> =>
  hearing(s, who, invoiceId, async ({ tx, businessId, talk, stamp }) => {
    const earlier = await listDisputes(tx, { invoiceId });
    if (earlier.some((each) => each.dispute.id === id)) return;
    const sealed = await findSealed(tx, invoiceId);
    const all = sealed ? disputableLines(sealed.content) : [];
    const named = all.filter((line) => lines.includes(line.id)).map((line) => line.id);
    if (named.length === 0 || named.length < new Set(lines).size) throw new SettlementRefused('noLines');
    const running = earlier.filter(({ answer }) => !answer).flatMap(({ dispute: { lines: known } }) => known);
    if (named.some((line) => running.includes(line))) throw new SettlementRefused('contested');
    const openCents = talk.balanceCents - talk.disputedCents;
    if (talk.balanceCents === 0) throw new SettlementRefused('notOwed');
    const cents = contestedCents(all, named, openCents);
    if (cents <= 0) throw new SettlementRefused('contested');
    const answerOn = answerOnOf(parisDate(stamp.at));
    await tellOne(s, tx, who, invoiceId, (currency) => ({
      type: 'disputed',
      disputeId: id,
      cents,
      currency,
      answerBy: new Date(parisInstant(addDays(answerOn, 1))).toISOString(),
      lines: named,
      reason,
      words,
      saidBy,
      actor: who.actor,
    }));
    await insertDispute(tx, {
      ...stamp,
      id,
      businessId,
      invoiceId,
      lines: named,
      cents,
      reason,
      words,
      answerOn,
      saidBy,
    });
  });
