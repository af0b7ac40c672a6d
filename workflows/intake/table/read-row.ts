import { randomUUID } from 'node:crypto';
import { blankLine } from '#workflows/invoice/blank-content.ts';
import type { Line, Vat } from '#workflows/invoice/content.ts';
import { normalizeDecimal } from '#workflows/invoice/decimal.ts';
import {
  amountCents,
  centsFromDecimal,
  fitting,
  percentOfCents,
  TooLarge,
} from '#workflows/invoice/money.ts';
import { lineNetCents } from '#workflows/invoice/totals.ts';
import { allowanceOf, discountOf, type ReadDiscount } from './discount-cell.ts';
import { inUnits } from './duration.ts';
import { centsWithoutVat, withoutVat } from './gross-price.ts';
import type { Column } from './headers.ts';
import { priceOf, type ReadPrice, signToQuantity } from './price-cell.ts';
import { quantityOf, type ReadQuantity } from './quantity-cell.ts';
import type { Answers } from './questions.ts';
import type { RowCells } from './row-cells.ts';
import { looseUnit } from './unit.ts';
import { rateBehind, vatOf } from './vat-cell.ts';

/** A line, and what its row makes with VAT where its price is with VAT. Integer cents. */
export type ReadRow = { row: number; line: Line; netCents: number; grossCents: number | null };

/** What a row is read by: which column is the price, which rate stands in for a missing one, and what a person said. */
export type RowRules = { price: Column; standardRate: string; answers: Answers };

const longestText = 4000;
/** What spreadsheets write where a formula failed. */
const failedFormula =
  /^#(REF|N\/A|DIV\/0|VALUE|NAME|NUM|NULL|VALEUR|NOM|NOMBRE|NUL|SPILL|CALC)[!?]?$|^#{3,}$/i;

/** A row as a line. What is wrong with it is told to `cells.reading`; the line is then of no use. */
export function readRow(cells: RowCells, rules: RowRules): ReadRow {
  const name = wordsOf(cells, 'name');
  if (!name) cells.wrong('name', 'name.missing');
  const price = priceOf(cells, rules.price);
  const { quantity: counted, unit, baseQuantity } = quantityAndUnit(cells, price);
  const { quantity, price: unsigned } = signToQuantity(counted, price.value);
  if (quantity !== counted) cells.assume('price.negative');
  const discount = discountOf(cells, rules.answers);
  const vat = vatOfRow(cells, rules, {
    quantity,
    baseQuantity,
    price: unsigned,
    basis: price.basis,
    discount,
  });
  const gross = price.basis === 'gross';
  if (gross) cells.assume('price.gross');
  const netPrice = gross ? withoutVat(unsigned, vat.rate) : unsigned;
  const base = amountOf(quantity, netPrice, baseQuantity);
  if (base === null) cells.wrong(price.column, 'amount.tooLarge');
  const line: Line = {
    ...blankLine(randomUUID()),
    name,
    description: wordsOf(cells, 'description'),
    quantity,
    unit,
    unitPrice: normalizeDecimal(netPrice),
    baseQuantity,
    vat,
    adjustments: allowanceOf(netDiscount(discount, gross, vat.rate), base ?? 0),
  };
  if (discount && 'cents' in discount && quantity !== '1') cells.assume('discount.ofLine');
  const grossCents = gross
    ? amountAfter({ quantity, baseQuantity, price: unsigned, discount: grossDiscount(discount, vat.rate) })
    : null;
  return { row: cells.row, line, netCents: base === null ? 0 : lineNetCents(line), grossCents };
}

function wordsOf(cells: RowCells, column: 'name' | 'description'): string {
  const text = cells.text(column);
  if (text.length > longestText) cells.wrong(column, 'text.tooLong');
  if (failedFormula.test(text)) cells.wrong(column, 'formula.failed');
  return text;
}

/** Units that mean the same where only one of two words is exact: "3 pièces" in a column of units. */
const countable = ['C62', 'H87'];

type Counted = Pick<Line, 'quantity' | 'unit' | 'baseQuantity'>;

/** Column, quantity and price may each name the unit; they have to name the same. */
function quantityAndUnit(cells: RowCells, price: ReadPrice): Counted {
  const written = cells.text('unit') && looseUnit(cells.text('unit'));
  if (written === null) cells.wrong('unit', 'unit.unknown');
  const headed = cells.headSaid('quantity').unit ?? null;
  const asked = written || headed || price.unit;
  const text = cells.text('quantity');
  if (!text) cells.assume(cells.has('quantity') ? 'quantity.assumed' : 'quantity.noColumn');
  const one: ReadQuantity = { quantity: '1' };
  const read = text ? quantityOf(cells.cell('quantity'), cells.mark('quantity'), asked) : one;
  if (read === 'unit') cells.wrong('quantity', 'duration.unit');
  else if (read === null)
    cells.wrong('quantity', /\d[h:]\d/i.test(text) ? 'duration.misfit' : 'quantity.invalid');
  const found = read === null || read === 'unit' ? one : read;
  if (found.by) cells.assume(found.by === 'duration' ? 'duration.read' : 'product.read');
  const units = [written, headed, found.unit, price.unit].filter((each): each is string => Boolean(each));
  const kinds = new Set(units.map((each) => (countable.includes(each) ? 'C62' : each)));
  if (kinds.size > 1)
    cells.wrong(cells.has('unit') ? 'unit' : 'quantity', 'unit.differs', {
      units: [cells.text('quantity'), cells.text('unit'), price.unit && cells.text(price.column)]
        .filter(Boolean)
        .join(', '),
    });
  return (
    exactTime(found, price.value) ?? { quantity: found.quantity, unit: units[0] ?? 'C62', baseQuantity: '1' }
  );
}

/** 1h20 is no decimal number of hours: where that would cost a cent, it is 80 minutes at a price for 60. Else null. */
function exactTime({ quantity, unit, seconds }: ReadQuantity, price: string): Counted | null {
  if (seconds === undefined || unit !== 'HUR') return null;
  if (amountOf(String(seconds), price, '3600') === amountOf(quantity, price, '1')) return null;
  return { quantity: inUnits(seconds, 60), unit: 'MIN', baseQuantity: '60' };
}

type Amount = { quantity: string; baseQuantity: string; price: string; discount: ReadDiscount | null };
type Priced = Amount & { basis: 'net' | 'gross' };

/** The rate of its cell; else what the row's own amounts tell; else the standard one, which is said. */
function vatOfRow(cells: RowCells, { standardRate }: RowRules, priced: Priced): Vat {
  const standard = { category: 'S' as const, rate: standardRate };
  if (cells.text('vat')) {
    const read = vatOf(cells.cell('vat'));
    if (read?.by) cells.assume(`vat.${read.by}`);
    if (read) return read.vat;
    cells.wrong('vat', 'vat.unknown');
    return standard;
  }
  const stated = cells.text('vatAmount') ? cells.number('vatAmount') : null;
  const net = priced.basis === 'net' ? amountAfter(priced) : null;
  if (stated && net) {
    const rate = rateBehind(net, centsFromDecimal(stated.value));
    if (rate === null) cells.wrong('vatAmount', 'vat.noRate');
    else cells.assume('vat.fromAmount');
    if (rate === '0') cells.assume('vat.zero');
    return rate === null ? standard : { category: rate === '0' ? 'E' : 'S', rate };
  }
  cells.assume(cells.has('vat') ? 'vat.assumed' : 'vat.noColumn', { rate: standardRate });
  return standard;
}

/** Null when it is larger than a document states. */
function amountOf(quantity: string, unitPrice: string, baseQuantity: string): number | null {
  try {
    return fitting(amountCents(quantity, unitPrice, baseQuantity));
  } catch (error) {
    if (error instanceof TooLarge) return null;
    throw error;
  }
}

function amountAfter({ quantity, baseQuantity, price, discount }: Amount): number | null {
  const base = amountOf(quantity, price, baseQuantity);
  if (base === null) return null;
  const [allowance] = allowanceOf(discount, base);
  return base - (allowance?.amountCents ?? 0);
}

/** An amount off a price with VAT is with VAT itself, unless it says otherwise. */
function netDiscount(discount: ReadDiscount | null, gross: boolean, rate: string): ReadDiscount | null {
  if (!discount || 'percent' in discount) return discount;
  const withVat = (discount.basis ?? (gross ? 'gross' : 'net')) === 'gross';
  return withVat ? { cents: centsWithoutVat(discount.cents, rate), basis: 'net' } : discount;
}

function grossDiscount(discount: ReadDiscount | null, rate: string): ReadDiscount | null {
  if (!discount || 'percent' in discount || discount.basis !== 'net') return discount;
  return { cents: discount.cents + percentOfCents(discount.cents, rate), basis: 'gross' };
}
