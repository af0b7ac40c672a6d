import type { Vat } from '#db/shapes/content.ts';
import { normalizeDecimal } from '#workflows/invoice/decimal.ts';
import { centsFromDecimal, percentOfCents, sumCents } from '#workflows/invoice/money.ts';
import type { ReadRow } from './read-row.ts';
import type { Reading } from './reading.ts';
import { spokenAmount } from './spoken.ts';
import type { SumLabel } from './sum-label.ts';
import type { SumAmount } from './sum-row.ts';

export type SumRow = { row: number; label: SumLabel; amounts: SumAmount[] };

type Sums = { net: number[]; vat: number[]; gross: number[] };

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
    const amounts = chosen(sum);
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

/** Of several amounts those under a head we know; one alone counts wherever it stands. */
function chosen({ amounts }: SumRow): SumAmount[] {
  const known = amounts.filter(({ column }) => column !== null);
  return known.length > 0 ? known : amounts.slice(-1);
}

/** What an amount may be the sum of: its column tells, its label where it stands alone. */
function kindsOf({ column }: SumAmount, { of }: SumLabel, isAlone: boolean): (keyof Sums)[] {
  if (column === 'vatAmount' || of === 'vat') return ['vat'];
  if (of !== 'any' && isAlone) return [of];
  if (column === 'grossAmount' || column === 'grossPrice') return ['gross'];
  return of === 'gross' ? ['gross', 'net'] : ['net', 'gross'];
}

function fitOf(
  amount: SumAmount,
  kinds: (keyof Sums)[],
  parts: Sums[],
  lines: number,
): 'exact' | 'rounded' | 'no' {
  const stated = centsFromDecimal(amount.value);
  const possible = kinds.flatMap((kind) => parts.flatMap((part) => part[kind]));
  if (possible.includes(stated)) return 'exact';
  // Spreadsheets add up what they do not show rounded: half a cent a line.
  const slack = lines > 1 ? Math.ceil(lines / 2) : 0;
  return possible.some((each) => Math.abs(each - stated) <= slack) ? 'rounded' : 'no';
}

/** What lines make together; a document's VAT is taken once per rate, lines with a price with VAT also tell theirs. */
function sumsOf(lines: ReadRow[], rate: string | undefined): Sums {
  const net = sumCents(lines.map(({ netCents }) => netCents));
  const groups = [...Map.groupBy(lines, ({ line }) => keyOf(line.vat)).values()].map((group) => {
    const vat = group[0]?.line.vat.rate ?? '0';
    return {
      rate: normalizeDecimal(vat),
      cents: percentOfCents(sumCents(group.map((each) => each.netCents)), vat),
    };
  });
  const vat = sumCents(groups.filter((each) => !rate || each.rate === rate).map(({ cents }) => cents));
  const all = sumCents(groups.map(({ cents }) => cents));
  const stated = lines.map(
    (each) => each.grossCents ?? each.netCents + percentOfCents(each.netCents, each.line.vat.rate),
  );
  const gross = sumCents(stated);
  return { net: [net], vat: rate ? [vat] : [vat, gross - net], gross: [net + all, gross] };
}

const keyOf = ({ category, rate }: Vat) => `${category} ${normalizeDecimal(rate)}`;
