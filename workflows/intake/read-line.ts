import { type Line, type Vat, vatCategories } from '#db/shapes/content.ts';
import { compareDecimals } from '#workflows/invoice/decimal.ts';
import { lineNetCents } from '#workflows/invoice/totals.ts';
import { isRoundedTo, withAmount } from './line-amount.ts';
import { Refusal } from './refusal.ts';
import type { Warning } from './warning.ts';
import { warning } from './warning.ts';
import type { XmlNode } from './xml.ts';
import { decimalOf } from './xml-cursor.ts';

/**
 * A line, the net amount its file states for it (BT-131), and what was found out by that amount: that its base quantity
 * is wrong, or (`rounded`: the line as the file has it) that quantity or price are rounded.
 */
export type ReadLine = {
  line: Line;
  statedCents: number;
  number: string;
  baseIgnored: boolean;
  rounded: Line | null;
};

/**
 * What CII and UBL have in common as they state a line, whatever they call its parts. Its amount is what it says; a line
 * of which quantity and price make something else altogether is left as it is, to be refused.
 */
export function readLineAs(line: Line, statedCents: number, number: string, pricePlaces: number): ReadLine {
  // Some software repeats the price as its base quantity; the amount of the line then proves the price is for one.
  const forOne = { ...line, baseQuantity: '1' };
  const read = [line, forOne];
  const exact = read.find((each) => lineNetCents(each) === statedCents);
  const rounded = exact ? undefined : read.find((each) => isRoundedTo(each, statedCents, pricePlaces));
  return {
    line: rounded ? withAmount(rounded, statedCents) : (exact ?? line),
    statedCents,
    number,
    baseIgnored: line.baseQuantity !== '1' && (exact ?? rounded) === forOne,
    rounded: rounded ?? null,
  };
}

/** What the person is told of the base quantities that were found to be wrong. */
export function basesIgnored(lines: ReadLine[]): Warning[] {
  const numbers = lines.filter((each) => each.baseIgnored).map((each) => each.number);
  return numbers.length > 0 ? [warning('baseQuantity.ignored', { lines: numbers.join(', ') })] : [];
}

/** The values by the names of their elements, all there. @throws Refusal that names the first that is not */
export function allThere<Values extends Record<string, string | number | null>>(
  line: string,
  values: Values,
): { [Name in keyof Values]: NonNullable<Values[Name]> } {
  const missing = Object.keys(values).find((name) => values[name] === null);
  if (missing) throw new Refusal('line.incomplete', { line, element: missing });
  return values as { [Name in keyof Values]: NonNullable<Values[Name]> };
}

/** For how many units a price is; one where nothing is said (BT-149). @throws Refusal when it is not above zero */
export function readBaseQuantity(price: XmlNode | undefined, element: string): string {
  const found = decimalOf(price, element) ?? '1';
  if (compareDecimals(found, '0') <= 0) throw new Refusal('number.invalid', { element, found });
  return found;
}

/** @throws Refusal on a category EN 16931 doesn't know; what is outside the scope of VAT may have no rate. */
export function vatOf(code: string, rate: string | null): Vat {
  const category = vatCategories.find((each) => each === code);
  if (!category) throw new Refusal('vat.category', { found: code });
  return { category, rate: rate ?? '0' };
}

/** Some files repeat a line's number; within a draft an id names one line. `taken` learns it. */
export function uniqueId(number: string, taken: Set<string>): string {
  const base = number.slice(0, 56);
  let id = base;
  for (let copy = 2; taken.has(id); copy++) id = `${base}-${copy}`;
  taken.add(id);
  return id;
}
