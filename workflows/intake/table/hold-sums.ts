import type { ReadRow } from './read-row.ts';
import type { Reading } from './reading.ts';
import { spokenAmount } from './spoken.ts';
import { chosen, fitOf, kindsOf, type SumRow, sumsOf } from './sum-fit.ts';

/** A subtotal begins after an earlier sum; no table nests them deeper than this. */
const mostBeginnings = 20;

/**
 * Holds the sums a table states (subtotals, totals, VAT, amounts carried over) against the lines above each: all of them, or
 * those since an earlier sum. They never become lines; one that fits nothing is a problem of its cell.
 */
export function holdSums(sums: SumRow[], lines: ReadRow[], currency: string, reading: Reading): void {
  const beginnings = [0];
  for (const sum of sums) {
    const above = lines.filter(({ row }) => row < sum.row);
    const parts = [beginnings[0] ?? 0, ...beginnings.slice(1).slice(-mostBeginnings)].map((from) =>
      sumsOf(above.slice(from), sum.label.rate),
    );
    const amounts = chosen(sum.amounts);
    const verdicts = amounts.map((amount) => {
      const kinds = kindsOf(amount, sum.label, amounts.length === 1);
      return { amount, kinds, fits: fitOf(amount, kinds, parts, above.length) };
    });
    // A row of VAT may state its base beside it.
    const isSaid = sum.label.of === 'vat' && verdicts.some(({ fits }) => fits !== 'no');
    for (const { amount, kinds, fits } of verdicts) {
      if (fits === 'exact') reading.sumsHeld++;
      else if (fits === 'rounded') reading.assume('sums.rounded', sum.row);
      else if (!isSaid) {
        const computed = (sum.label.sure ? parts[0] : parts.at(-1))?.[kinds[0] ?? 'net'][0] ?? 0;
        const values = { computed: spokenAmount(computed, currency) };
        reading.wrong(sum.row, amount, sum.label.sure ? 'sum.differs' : 'sum.unsure', values);
      }
    }
    reading.assume(verdicts.length > 0 ? 'sums.held' : 'sums.skipped', sum.row);
    if (sum.label.of !== 'vat' && above.length > (beginnings.at(-1) ?? 0)) beginnings.push(above.length);
  }
}
