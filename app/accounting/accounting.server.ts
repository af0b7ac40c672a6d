import type { Staff } from '#app/auth/require-staff.server.ts';
import { isUuid } from '#app/lib/uuid-param.ts';
import { monthsFrom } from '#app/reports/report-params.ts';
import { inOffice, type Tx } from '#db/client.ts';
import { findPlan, listAccountingExports, type Period } from '#db/queries/accounting.ts';
import { listBusinessNames } from '#db/queries/businesses.ts';
import type { Accounts } from '#db/shapes/accounts.ts';
import { usualAccounts } from '#workflows/accounting/accounts.ts';
import { type Entry, journals } from '#workflows/accounting/entries.ts';
import { loadJournals } from '#workflows/accounting/load-journals.ts';
import { clock } from '#workflows/engine/clock.ts';
import { isDay } from '#workflows/invoice/is-day.ts';
import { parisDate } from '#workflows/invoice/paris-time.ts';
import type { Services } from '#workflows/services.ts';

const exportsShown = 20;

/** Business and days that the address asks for: without any, last month of the first business. Null: there is no business. */
export async function readPeriod(tx: Tx, search: URLSearchParams): Promise<Period | null> {
  const businesses = await listBusinessNames(tx);
  const asked = search.get('business') ?? '';
  const businessId = isUuid(asked) ? businesses.find(({ id }) => id === asked)?.id : businesses[0]?.id;
  if (!businessId) return null;
  const today = parisDate(await clock(tx));
  const usual = monthsFrom(Number(today.slice(0, 4)), Number(today.slice(5, 7)) - 1, 1);
  const [from, to] = [search.get('from') ?? '', search.get('to') ?? ''];
  const days = isDay(from) && isDay(to) ? { from, to } : usual;
  return { businessId, ...(days.from <= days.to ? days : { from: days.to, to: days.from }) };
}

/** What a period's journals come to, what is left out, who took which of them, and the accounts they stand on. */
export function loadAccounting({ db }: Pick<Services, 'db'>, staff: Staff, url: URL) {
  return inOffice(db, staff.officeId, async (tx) => {
    const period = await readPeriod(tx, url.searchParams);
    const businesses = await listBusinessNames(tx);
    if (!period) return { businesses, period, made: null };
    const { entries, leftOut } = await loadJournals(tx, period);
    const plan = await findPlan(tx, period.businessId);
    const exports = await listAccountingExports(tx, period.businessId, exportsShown);
    const accounts: Accounts = { ...usualAccounts, ...plan?.accounts };
    return {
      businesses,
      period,
      made: {
        entries: entries.length,
        leftOut,
        sums: sumsOf(entries),
        accounts,
        planVersion: plan?.version ?? 0,
        exports: exports.map(
          ({ id, fromOn, toOn, format, recordedBy, at, entries: count, leftOut: out, sha256 }, index) => ({
            id,
            fromOn,
            toOn,
            format,
            recordedBy,
            at,
            entries: count,
            leftOut: out,
            sha256,
            isRepeated: exports.slice(index + 1).some((each) => each.fromOn <= toOn && each.toOn >= fromOn),
          }),
        ),
        isTaken: exports.some((each) => each.fromOn <= period.to && each.toOn >= period.from),
      },
    };
  });
}

export type AccountingData = Awaited<ReturnType<typeof loadAccounting>>;

/** What each account comes to, by its number. */
function sumsOf(entries: readonly Entry[]) {
  const lines = entries.flatMap(({ journal, lines: own }) => own.map((line) => ({ ...line, journal })));
  const grouped = Map.groupBy(lines, ({ journal, account }) => `${journal} ${account}`);
  return [...grouped]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([key, [first, ...more]]) =>
      first
        ? [
            {
              key,
              journal: journals[first.journal],
              account: first.account,
              name: first.accountName,
              debitCents: [first, ...more].reduce((sum, { debitCents }) => sum + debitCents, 0),
              creditCents: [first, ...more].reduce((sum, { creditCents }) => sum + creditCents, 0),
            },
          ]
        : [],
    );
}
