import type { Staff } from '#app/auth/require-staff.server.ts';
import { type BulkResult, runBulk } from '#app/invoices/bulk/bulk-run.server.ts';
import type { Locale } from '#app/lib/format.ts';
import { inOffice } from '#db/client.ts';
import { listReady, listReadyDoubtful, readMonthEnd } from '#db/queries/month-end.ts';
import { clock } from '#workflows/engine/clock.ts';
import { parisDate } from '#workflows/invoice/paris-time.ts';
import { readAgainst } from '#workflows/review/readiness.ts';
import type { Services } from '#workflows/services.ts';

/** So many go in one transaction, and in one step of the progress. */
const together = 100;

/** How far the office is with the month that runs in Paris. `credits` counts those that wait for a fresh factor. */
export function loadMonthEnd({ db }: Pick<Services, 'db'>, staff: Staff) {
  return inOffice(db, staff.officeId, async (tx) => {
    const month = parisDate(await clock(tx)).slice(0, 7);
    const read = await readMonthEnd(tx, `${month}-01`);
    const doubtful = await listReadyDoubtful(tx);
    const stopped = await readAgainst(
      tx,
      doubtful.map(({ id }) => id),
    );
    const credits = doubtful.filter(({ id, kind }) => kind === 'creditNote' && stopped.has(id)).length;
    return {
      month,
      ...read,
      ready: read.ready - stopped.size,
      blocked: read.blocked + stopped.size,
      /** Those among the blocked that another document asks the same as: a person looks at each. */
      doubled: [...stopped.values()].filter(({ twins }) => twins.length > 0).length,
      credits: staff.isFresh ? 0 : read.credits - credits,
    };
  });
}

export type MonthEndStep = {
  done: number;
  /** Those that could not be sent off, with the reason; they stop none of the others. */
  refused: BulkResult[];
  /** Where the next step goes on; null at the end. */
  next: string | null;
};

/** Sends off the next drafts with nothing against them, each by its business's policy: to its owner, or issued at once. */
export async function sendNext(
  s: Services,
  staff: Staff,
  { after, locale }: { after: string | null; locale: Locale },
): Promise<MonthEndStep> {
  const { ids, stopped } = await inOffice(s.db, staff.officeId, async (tx) => {
    const found = await listReady(tx, { after, limit: together });
    return { ids: found, stopped: await readAgainst(tx, found) };
  });
  if (ids.length === 0) return { done: 0, refused: [], next: null };
  const ready = ids.filter((id) => !stopped.has(id));
  const results = await runBulk(s, staff, { act: 'submit-review', ids: ready }, locale);
  const refused = results.filter(({ done }) => !done);
  return {
    done: results.length - refused.length,
    refused,
    next: ids.length === together ? (ids.at(-1) ?? null) : null,
  };
}
