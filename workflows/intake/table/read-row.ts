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
import { centsWithoutVat, withoutVat } from './gross-price.ts';
import type { Column } from './headers.ts';
import { priceOf, type ReadPrice, signToQuantity } from './price-cell.ts';
import { quantityOf } from './quantity-cell.ts';
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
  const { quantity: counted, unit } = quantityAndUnit(cells, price);
  const { quantity, price: unsigned } = signToQuantity(counted, price.value);
  if (quantity !== counted) cells.assume('price.negative');
  const discount = discountOf(cells, rules.answers);
  const vat = vatOfRow(cells, rules, { quantity, price: unsigned, basis: price.basis, discount });
  const gross = price.basis === 'gross';
  if (gross) cells.assume('price.gross');
  const netPrice = gross ? withoutVat(unsigned, vat.rate) : unsigned;
  const base = amountOf(quantity, netPrice);
  if (base === null) cells.wrong(price.column, 'amount.tooLarge');
  const line: Line = {
    ...blankLine(randomUUID()),
    name,
    description: wordsOf(cells, 'description'),
    quantity,
    unit,
    unitPrice: normalizeDecimal(netPrice),
    vat,
    adjustments: allowanceOf(netDiscount(discount, gross, vat.rate), base ?? 0),
  };
  if (discount && 'cents' in discount && quantity !== '1') cells.assume('discount.ofLine');
  const grossCents = gross ? amountAfter(quantity, unsigned, grossDiscount(discount, vat.rate)) : null;
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

/** Column, quantity and price may each name the unit; they have to name the same. */
function quantityAndUnit(cells: RowCells, price: ReadPrice): { quantity: string; unit: string } {
  const written = cells.text('unit') && looseUnit(cells.text('unit'));
  if (written === null) cells.wrong('unit', 'unit.unknown');
  const headed = cells.headSaid('quantity').unit ?? null;
  const asked = written || headed || price.unit;
  const text = cells.text('quantity');
  if (!text) cells.assume(cells.has('quantity') ? 'quantity.assumed' : 'quantity.noColumn');
  const read = text ? quantityOf(cells.cell('quantity'), cells.mark('quantity'), asked) : { quantity: '1' };
  if (read === 'unit') cells.wrong('quantity', 'duration.unit');
  else if (read === null)
    cells.wrong('quantity', /\d[h:]\d/i.test(text) ? 'duration.misfit' : 'quantity.invalid');
  const found = read === null || read === 'unit' ? { quantity: '1' } : read;
  const own = 'unit' in found ? (found.unit ?? null) : null;
  if ('by' in found && found.by) cells.assume(found.by === 'duration' ? 'duration.read' : 'product.read');
  const units = [written, headed, own, price.unit].filter((each): each is string => Boolean(each));
  const kinds = new Set(units.map((each) => (countable.includes(each) ? 'C62' : each)));
  if (kinds.size > 1)
    cells.wrong(cells.has('unit') ? 'unit' : 'quantity', 'unit.differs', { units: units.join(', ') });
  return { quantity: found.quantity, unit: units[0] ?? 'C62' };
}

type Priced = { quantity: string; price: string; basis: 'net' | 'gross'; discount: ReadDiscount | null };

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
  const net = priced.basis === 'net' ? amountAfter(priced.quantity, priced.price, priced.discount) : null;
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
function amountOf(quantity: string, unitPrice: string): number | null {
  try {
    return fitting(amountCents(quantity, unitPrice));
  } catch (error) {
    if (error instanceof TooLarge) return null;
    throw error;
  }
}

function amountAfter(quantity: string, price: string, discount: ReadDiscount | null): number | null {
  const base = amountOf(quantity, price);
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
