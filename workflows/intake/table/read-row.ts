import { randomUUID } from 'node:crypto';
import type { Line, Vat } from '#db/shapes/content.ts';
import { blankLine } from '#workflows/invoice/blank-content.ts';
import { normalizeDecimal } from '#workflows/invoice/decimal.ts';
import { centsFromDecimal, percentOfCents } from '#workflows/invoice/money.ts';
import { lineNetCents } from '#workflows/invoice/totals.ts';
import type { Texts } from '../texts.ts';
import { amountOf } from './amount-of.ts';
import { countedIn } from './count-cells.ts';
import { allowanceOf, discountOf, type ReadDiscount } from './discount-cell.ts';
import { centsWithoutVat, withoutVat } from './gross-price.ts';
import type { Column } from './headers.ts';
import { priceOf, signToQuantity } from './price-cell.ts';
import type { Answers } from './questions.ts';
import type { RowCells } from './row-cells.ts';
import { spokenDecimal } from './spoken.ts';
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
  const { quantity: counted, unit, baseQuantity } = countedIn(cells, price);
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

type Amount = { quantity: string; baseQuantity: string; price: string; discount: ReadDiscount | null };
type Priced = Amount & { basis: 'net' | 'gross' };

/** The rate of its cell; else what the row's own amounts tell; else the standard one, which is said. */
function vatOfRow(cells: RowCells, { standardRate }: RowRules, priced: Priced): Vat {
  const standard = { category: 'S' as const, rate: standardRate };
  if (cells.text('vat')) {
    const read = vatOf(cells.cell('vat'));
    if (read?.by === 'fraction') cells.assumeOf('vat', 'vat.fraction', percentOf(read.vat.rate));
    else if (read?.by) cells.assume(`vat.${read.by}`);
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

function percentOf(rate: string): Texts {
  const { fr, en } = spokenDecimal(rate);
  return { fr: `${fr}\u202f%`, en: `${en}%` };
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
