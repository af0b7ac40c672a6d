import { type Row, textOf } from './cell.ts';
import type { Columns } from './find-head.ts';
import type { ReadRow } from './read-row.ts';
import { chosen, fitOf, kindsOf, LineSums, type SumRow, type Sums } from './sum-fit.ts';
import type { SumLabel } from './sum-label.ts';
import type { SumAmount } from './sum-row.ts';

/** A row that nothing but its amounts tells to be a sum; `isSure` where the lines above it have what it lacks. */
type Unnamed = { label: SumLabel; isSure: boolean };

/**
 * The lines above, from the first and since the last sum, to find rows that are their sum whatever they are called: an
 * amount that is theirs to the cent, beside neither a count nor a rate.
 */
export class LinesAbove {
  readonly #all = new LineSums();
  #since = new LineSums();
  /** Columns that every line of the block above has filled in. */
  #filled: Set<'quantity' | 'vat'> = new Set(['quantity', 'vat']);

  get count(): number {
    return this.#all.count;
  }

  add(row: Row, { at }: Columns, read: ReadRow): void {
    if (this.#since.count === 0) this.#filled = new Set(['quantity', 'vat']);
    for (const column of this.#filled) {
      const covering = row.cells[at[column] ?? -1]?.covering?.text ?? '';
      if (textOf(row, at[column]) === '' && covering === '') this.#filled.delete(column);
    }
    this.#all.add(read);
    this.#since.add(read);
  }

  /** A sum ends a block; a row of VAT stands below the one it belongs to. */
  close({ label }: SumRow): void {
    if (label.of !== 'vat' && this.#since.count > 0) this.#since = new LineSums();
  }

  sumIn(amounts: SumAmount[]): Unnamed | null {
    const counted = chosen(amounts);
    const [of] = counted.length === 0 ? [] : kinds.filter((kind) => this.#fits(counted, kind));
    if (!of) return null;
    const standsOut = this.#filled.size > 0;
    // In a table of names and prices alone the second price may well be the first.
    if (this.#since.count === 1 && !standsOut) return null;
    const lines = this.#since.count || this.#all.count;
    return { label: { of, sure: false }, isSure: standsOut && lines > 1 };
  }

  #fits(amounts: SumAmount[], of: SumLabel['of']): boolean {
    const parts = [this.#all, this.#since].filter(({ count }) => count > 0).map((each) => positive(each));
    return amounts.every((amount) => {
      const allowed = kindsOf(amount, { of, sure: false }, amounts.length === 1);
      return fitOf(amount, allowed, parts, 1) === 'exact';
    });
  }
}

const kinds = ['any', 'vat'] as const satisfies SumLabel['of'][];

/** Nothing is the sum of nothing. */
function positive(lines: LineSums): Sums {
  const { net, vat, gross } = lines.sums();
  const whole = (each: number[]) => each.filter((cents) => cents !== 0);
  return { net: whole(net), vat: whole(vat), gross: whole(gross) };
}
