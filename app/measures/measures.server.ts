import type { Tx } from '#db/client.ts';
import { readOpenDays } from '#db/queries/expected.ts';
import { listPaid, listPayDays } from '#db/queries/pay-days.ts';
import { agesOf, spansOf } from './weeks.ts';

/** A year before a day: of what was paid since, days are measured. */
export const yearBefore = (today: string) =>
  `${Number(today.slice(0, 4)) - 1}${today.slice(4)}`.replace('-02-29', '-02-28');

/** What stands beside the page « Règlements »: what should come in, how old it is, and how long customers take. */
export async function loadMeasures(tx: Tx, today: string) {
  const days = await readOpenDays(tx, today);
  const money = [...Map.groupBy(days, ({ currency }) => currency)]
    .map(([currency, own]) => ({
      currency,
      openCents: own.reduce((sum, { restCents, disputedCents }) => sum + restCents + disputedCents, 0),
      spans: spansOf(own, today),
      ages: agesOf(own, today),
    }))
    .sort((a, b) => b.openCents - a.openCents);
  return { money, payDays: await listPayDays(tx, { since: yearBefore(today) }) };
}

export type Measures = Awaited<ReturnType<typeof loadMeasures>>;

/** How long a customer takes; null: he paid nothing in a year. */
export async function loadPayDays(
  tx: Tx,
  { today, ...of }: { businessId: string; customerId: string; today: string },
): Promise<{ median: number; count: number } | null> {
  const { median, count } = await listPaid(tx, { ...of, since: yearBefore(today) }, { most: 0, from: 0 });
  return median === null ? null : { median, count };
}
