import { normalizeDecimal } from '#workflows/invoice/decimal.ts';
import { centsFromDecimal, percentOfCents, sumCents } from '#workflows/invoice/money.ts';
import type { ReadRow } from './read-row.ts';
import type { SumLabel } from './sum-label.ts';
import type { SumAmount } from './sum-row.ts';

export type SumRow = { row: number; label: SumLabel; amounts: SumAmount[] };

/** What lines make together, each as it may be counted. Integer cents. */
export type Sums = { net: number[]; vat: number[]; gross: number[] };

/** Of several amounts those under a head we know; one alone counts wherever it stands. */
export function chosen(amounts: SumAmount[]): SumAmount[] {
  const known = amounts.filter(({ column }) => column !== null);
  return known.length > 0 ? known : amounts.slice(-1);
}

/** What an amount may be the sum of: its column tells, its label where it stands alone. */
export function kindsOf({ column }: SumAmount, { of }: SumLabel, isAlone: boolean): (keyof Sums)[] {
  if (column === 'vatAmount' || of === 'vat') return ['vat'];
  if (of !== 'any' && isAlone) return [of];
  if (column === 'grossAmount' || column === 'grossPrice') return ['gross'];
  return of === 'gross' ? ['gross', 'net'] : ['net', 'gross'];
}

/** Whether an amount is one that lines make: to the cent, or but for the cents of their rounding. */
export function fitOf(
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
export class LineSums {
  readonly #groups = new Map<string, { rate: string; net: number }>();
  #net = 0;
  #stated = 0;
  count = 0;

  add({ line: { vat }, netCents, grossCents }: ReadRow): void {
    const rate = normalizeDecimal(vat.rate);
    const group = this.#groups.get(`${vat.category} ${rate}`) ?? { rate, net: 0 };
    this.#groups.set(`${vat.category} ${rate}`, { rate, net: sumCents([group.net, netCents]) });
    this.#net = sumCents([this.#net, netCents]);
    this.#stated = sumCents([this.#stated, grossCents ?? netCents + percentOfCents(netCents, rate)]);
    this.count++;
  }

  /** `rate` where only the VAT of one is asked for. */
  sums(rate?: string): Sums {
    const groups = [...this.#groups.values()].map((group) => ({
      rate: group.rate,
      cents: percentOfCents(group.net, group.rate),
    }));
    const vat = sumCents(groups.filter((each) => !rate || each.rate === rate).map(({ cents }) => cents));
    const all = sumCents(groups.map(({ cents }) => cents));
    const net = this.#net;
    return {
      net: [net],
      vat: rate ? [vat] : [vat, this.#stated - net],
      gross: [net + all, this.#stated],
    };
  }
}

export function sumsOf(lines: ReadRow[], rate: string | undefined): Sums {
  const sums = new LineSums();
  for (const line of lines) sums.add(line);
  return sums.sums(rate);
}
