import type { InvoiceContent } from '#db/shapes/content.ts';
import { addDays } from './due-date.ts';
import { percentOfCents, sumCents } from './money.ts';

/** One payment of several: its day (YYYY-MM-DD) and its amount in cents. */
export type Instalment = { on: string; cents: number };

/** The payments of a document that is paid in several, by its day of issue; the last takes what rounding left. None else. */
export function instalmentsOf(
  { dueRule, totals }: Pick<InvoiceContent, 'dueRule' | 'totals'>,
  issuedOn: string,
): Instalment[] {
  if (dueRule.kind !== 'instalments') return [];
  const shares = dueRule.parts
    .slice(0, -1)
    .map(({ percent }) => percentOfCents(totals.payableCents, percent));
  const all = [...shares, totals.payableCents - sumCents(shares)];
  return dueRule.parts.map(({ days }, index) => ({ on: addDays(issuedOn, days), cents: all[index] ?? 0 }));
}
