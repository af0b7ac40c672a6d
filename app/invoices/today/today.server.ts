import { inOffice } from '#db/client.ts';
import { findAnswerTimes, listApprovalShares, listSilentBusinesses } from '#db/queries/answers.ts';
import { countOpenBankLines } from '#db/queries/bank-lines.ts';
import { countBusinesses } from '#db/queries/businesses.ts';
import { countFailures } from '#db/queries/failures.ts';
import { type HeldLedger, listHeldLedgers } from '#db/queries/ledger-holds.ts';
import { countInTime, countToday, listToday, type TodayGroup, todayGroups } from '#db/queries/today.ts';
import { clock } from '#workflows/engine/clock.ts';
import type { Services } from '#workflows/services.ts';
import { answerBuckets } from './answer-times.ts';

type Db = Pick<Services, 'db'>;

/** Rows of a group; the rest is a line that leads to the list. */
const mostRows = 20;

const sum = (counts: Record<TodayGroup, number>) =>
  todayGroups.reduce((all, group) => all + counts[group], 0);

/** What the head of every staff page counts: invoices and failures that wait for a gesture. */
export function loadOfficeCounts(
  { db }: Db,
  officeId: string,
): Promise<{ waiting: number; failures: number; unassigned: number; held: HeldLedger[] }> {
  return inOffice(db, officeId, async (tx) => {
    const failures = await countFailures(tx);
    const unassigned = await countOpenBankLines(tx);
    const waiting = sum(await countToday(tx)) + failures;
    return { waiting, failures, unassigned, held: await listHeldLedgers(tx) };
  });
}

/** Everything that waits for the office today, and how its owners answer. */
export function loadToday({ db }: Db, officeId: string) {
  return inOffice(db, officeId, async (tx) => {
    const counts = await countToday(tx);
    const groups = [];
    for (const group of todayGroups) {
      if (counts[group] === 0) continue;
      groups.push({ group, count: counts[group], items: await listToday(tx, group, mostRows) });
    }
    const failures = await countFailures(tx);
    return {
      now: await clock(tx),
      groups,
      failures,
      waiting: sum(counts) + failures,
      inTime: await countInTime(tx),
      answers: await findAnswerTimes(tx, answerBuckets),
      shares: await listApprovalShares(tx),
      silent: await listSilentBusinesses(tx, 3),
      /** A new office: before anything else it needs a business to invoice for. */
      isNew: (await countBusinesses(tx)) === 0,
    };
  });
}
export type Today = Awaited<ReturnType<typeof loadToday>>;
