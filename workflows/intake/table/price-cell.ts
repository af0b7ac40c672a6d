import { compareDecimals, subtractDecimals } from '#workflows/invoice/decimal.ts';
import type { Column } from './headers.ts';
import { isDash } from './measure.ts';
import type { RowCells } from './row-cells.ts';

/** What one unit costs: without VAT (`net`) or with it. `unit` where the price says what it is for ("55 €/h"). */
export type ReadPrice = { value: string; basis: 'net' | 'gross'; unit: string | null; column: Column };

/** Of two prices the one without VAT counts; the other is held against it once the rate is known. */
export function priceOf(cells: RowCells, column: Column): ReadPrice {
  const filled = filledPrice(cells, column);
  if (filled !== column && filled !== 'grossPrice') cells.assume('price.fromAmount');
  if (!cells.text(filled) || isDash(cells.text(filled))) cells.wrong(filled, 'price.missing');
  const read = cells.number(filled);
  if (read?.said.percent) cells.wrong(filled, 'percent.unwanted');
  const gross = filled === 'grossPrice' || filled === 'grossAmount';
  return {
    value: read?.value ?? '0',
    basis: read?.said.basis ?? (gross ? 'gross' : 'net'),
    unit: read?.said.unit ?? null,
    column: filled,
  };
}

/** Where neither price nor quantity is filled in, an amount is the price of one: "Forfait;;;50,00". */
function filledPrice(cells: RowCells, column: Column): Column {
  if (cells.text(column)) return column;
  if (column === 'unitPrice' && cells.text('grossPrice')) return 'grossPrice';
  const amount = (['amount', 'grossAmount'] as const).find((each) => cells.text(each));
  return amount && !cells.text('quantity') ? amount : column;
}

/** BR-27: a price is never below zero, so its sign goes to the quantity; both below zero are a sale again. */
export function signToQuantity(quantity: string, price: string): { quantity: string; price: string } {
  if (compareDecimals(price, '0') >= 0) return { quantity, price };
  return { quantity: subtractDecimals('0', quantity), price: subtractDecimals('0', price) };
}
