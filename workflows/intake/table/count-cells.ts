import type { Line } from '#db/shapes/content.ts';
import type { Texts } from '../texts.ts';
import { amountOf } from './amount-of.ts';
import { inUnits } from './duration.ts';
import type { ReadPrice } from './price-cell.ts';
import { quantityOf, type ReadQuantity } from './quantity-cell.ts';
import type { RowCells } from './row-cells.ts';
import { spokenDecimal } from './spoken.ts';
import { looseUnit } from './unit.ts';

/** Units that mean the same where only one of two words is exact: "3 pièces" in a column of units. */
const countable = ['C62', 'H87'];

type Counted = Pick<Line, 'quantity' | 'unit' | 'baseQuantity'>;

/** Column, quantity and price may each name the unit; they have to name the same. */
export function countedIn(cells: RowCells, price: ReadPrice): Counted {
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
  const exact = exactTime(found, price.value);
  if (exact) cells.assumeOf('quantity', 'duration.exact', inMinutes(exact.quantity));
  else if (found.by) cells.assumeOf('quantity', `${found.by}.read`, spokenDecimal(found.quantity));
  const units = [written, headed, found.unit, price.unit].filter((each): each is string => Boolean(each));
  const kinds = new Set(units.map((each) => (countable.includes(each) ? 'C62' : each)));
  if (kinds.size > 1)
    cells.wrong(cells.has('unit') ? 'unit' : 'quantity', 'unit.differs', {
      units: [cells.text('quantity'), cells.text('unit'), price.unit && cells.text(price.column)]
        .filter(Boolean)
        .join(', '),
    });
  return exact ?? { quantity: found.quantity, unit: units[0] ?? 'C62', baseQuantity: '1' };
}

function inMinutes(quantity: string): Texts {
  const { fr, en } = spokenDecimal(quantity);
  return { fr: `${fr}\u00a0min`, en: `${en}\u00a0min` };
}

/** 1h20 is no decimal number of hours: where that would cost a cent, it is 80 minutes at a price for 60. Else null. */
function exactTime({ quantity, unit, seconds }: ReadQuantity, price: string): Counted | null {
  if (seconds === undefined || unit !== 'HUR') return null;
  if (amountOf(String(seconds), price, '3600') === amountOf(quantity, price, '1')) return null;
  return { quantity: inUnits(seconds, 60), unit: 'MIN', baseQuantity: '60' };
}
