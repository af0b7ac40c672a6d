import { divideHalfUp, parseDecimal } from '#workflows/invoice/decimal.ts';
import { centsFromDecimal, percentOfCents, sumCents } from '#workflows/invoice/money.ts';
import type { Column } from './headers.ts';
import type { ReadRow } from './read-row.ts';
import type { RowCells } from './row-cells.ts';
import { spokenAmount, spokenDecimal } from './spoken.ts';

/** The column the price was read from, and the currency of the table. */
type HoldRules = { price: Column; currency: string };

/**
 * Holds what a row states of its own amount, with and without VAT, and of its VAT, against what its quantity and price make.
 * A contradiction is a problem of its cell; nothing is put right by guessing.
 */
export function holdRow(cells: RowCells, read: ReadRow, rules: HoldRules): void {
  const { line, netCents } = read;
  const vatCents = percentOfCents(netCents, line.vat.rate);
  const grossCents = read.grossCents ?? netCents + vatCents;
  const withVat = [grossCents, netCents + vatCents];
  hold(cells, read, 'vatAmount', rules, () => [vatCents, grossCents - netCents]);
  hold(cells, read, 'grossAmount', rules, () => withVat);
  // Of two amounts one may be that before the discount.
  const before = cells.has('otherAmount')
    ? [netCents + sumCents(line.adjustments.map((each) => each.amountCents))]
    : [];
  // A head that says neither may mean either: only what fits none contradicts.
  for (const column of ['amount', 'otherAmount'] as const) {
    hold(cells, read, column, rules, (basis) => [
      ...(basis === 'gross' ? withVat : basis === 'net' ? [netCents] : [netCents, ...withVat]),
      ...before,
    ]);
  }
  holdGrossPrice(cells, read, rules.price);
}

function hold(
  cells: RowCells,
  { line }: ReadRow,
  column: Column,
  { price, currency }: HoldRules,
  expected: (basis: 'net' | 'gross' | undefined) => number[],
): void {
  if (column === price || !cells.text(column)) return;
  const stated = cells.number(column);
  if (!stated) return;
  const cents = centsFromDecimal(stated.value);
  const possible = expected(stated.said.basis);
  if (possible.includes(cents)) return;
  const [computed = 0] = possible;
  cells.wrong(column, column === 'vatAmount' ? 'vat.differs' : 'amount.differs', {
    quantity: spokenDecimal(line.quantity),
    price: spokenDecimal(line.unitPrice, 2),
    rate: spokenDecimal(line.vat.rate),
    computed: spokenAmount(computed, currency),
  });
}

/** A price with VAT beside one without is shown rounded: it has to be the same one at the decimals it has. */
function holdGrossPrice(cells: RowCells, { line }: ReadRow, price: Column): void {
  if (price !== 'unitPrice' || !cells.text('unitPrice') || !cells.text('grossPrice')) return;
  const stated = cells.number('grossPrice');
  if (!stated) return;
  const [net, rate, said] = [line.unitPrice, line.vat.rate, stated.value].map(parseDecimal);
  if (!net || !rate || !said) return;
  const hundred = 100n * 10n ** BigInt(rate.scale);
  const places = Math.max(said.scale, 2);
  const dividend = net.units * (hundred + rate.units) * 10n ** BigInt(places);
  const computed = divideHalfUp(dividend, hundred * 10n ** BigInt(net.scale));
  const shown = said.units * 10n ** BigInt(places - said.scale);
  const absolute = shown < 0n ? -shown : shown;
  if (computed !== absolute)
    cells.wrong('grossPrice', 'grossPrice.differs', { rate: spokenDecimal(line.vat.rate) });
}
