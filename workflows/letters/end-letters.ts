import { inOffice } from '#db/client.ts';
import { findLetter, insertLetterEnd } from '#db/queries/letters.ts';
import { clock } from '../engine/clock.ts';
import { parisDate } from '../invoice/paris-time.ts';
import type { Services } from '../services.ts';
import { stampOf, type Who } from '../settlement/settle.ts';

/**
 * `future`: the day has not come; `early`: it is before a letter was written; `notPrinted`: nobody has made its file yet;
 * `ended`: somebody was faster.
 */
export type EndOutcome =
  | { ok: true; count: number }
  | { ok: false; reason: 'notFound' | 'future' | 'early' | 'notPrinted' | 'ended' | 'noReason' };

/** These letters went to the post on a day. All or none. */
export const postLetters = (
  { db }: Pick<Services, 'db'>,
  who: Who,
  { letterIds, postedOn }: { letterIds: readonly string[]; postedOn: string },
): Promise<EndOutcome> =>
  ending(() =>
    inOffice(db, who.officeId, async (tx) => {
      if (postedOn > parisDate(await clock(tx))) throw new EndRefused('future');
      const stamp = await stampOf(tx, who);
      for (const letterId of letterIds) {
        const found = await findLetter(tx, letterId);
        if (!found) throw new EndRefused('notFound');
        if (postedOn < found.letter.writtenOn) throw new EndRefused('early');
        if (!found.file) throw new EndRefused('notPrinted');
        const end = { ...stamp, letterId, outcome: 'posted' as const, postedOn, reason: '' };
        if (!(await insertLetterEnd(tx, end))) throw new EndRefused('ended');
      }
      return letterIds.length;
    }),
  );

/** A letter that is not to be posted after all, and why. */
export const withdrawLetter = (
  { db }: Pick<Services, 'db'>,
  who: Who,
  { letterId, reason }: { letterId: string; reason: string },
): Promise<EndOutcome> =>
  ending(() =>
    inOffice(db, who.officeId, async (tx) => {
      if (!reason.trim()) throw new EndRefused('noReason');
      if (!(await findLetter(tx, letterId))) throw new EndRefused('notFound');
      const end = { ...(await stampOf(tx, who)), letterId, outcome: 'withdrawn' as const, reason };
      if (!(await insertLetterEnd(tx, end))) throw new EndRefused('ended');
      return 1;
    }),
  );

type Reason = Extract<EndOutcome, { ok: false }>['reason'];

class EndRefused extends Error {
  readonly reason: Reason;
  constructor(reason: Reason) {
    super(reason);
    this.reason = reason;
  }
}

async function ending(work: () => Promise<number>): Promise<EndOutcome> {
  try {
    return { ok: true, count: await work() };
  } catch (error) {
    if (!(error instanceof EndRefused)) throw error;
    return { ok: false, reason: error.reason };
  }
}
