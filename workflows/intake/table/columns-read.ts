import type { ReadColumn } from '../intake-result.ts';
import type { Texts } from '../texts.ts';
import type { Columns } from './find-head.ts';
import { type Column, columnTexts } from './headers.ts';

/** Columns lines are not made of: they are compared with what the lines make. */
const held: readonly Column[] = ['amount', 'otherAmount', 'grossAmount', 'vatAmount'];

const heldTexts: Texts = { fr: 'comparé aux lignes', en: 'compared with the lines' };

/** What each column was taken for, from left to right, and the heads of those that were not read. */
export function columnsRead(
  { heads, at }: Columns,
  price: Column,
): { columns: ReadColumn[]; ignored: string[] } {
  const columns: ReadColumn[] = [];
  const ignored: string[] = [];
  const byIndex = new Map((Object.keys(at) as Column[]).map((column) => [at[column], column]));
  for (const [index, { text }] of heads.entries()) {
    const column = byIndex.get(index);
    if (column) columns.push({ header: text, meaning: meaningOf(column, price) });
    else if (text) ignored.push(text);
  }
  return { columns, ignored };
}

function meaningOf(column: Column, price: Column): Texts {
  if (column === price) {
    const gross = price === 'grossPrice' || price === 'grossAmount';
    return gross ? columnTexts.grossPrice : columnTexts.unitPrice;
  }
  const { fr, en } = columnTexts[column];
  const isHeld = held.includes(column) || column === 'grossPrice';
  return isHeld ? { fr: `${fr}, ${heldTexts.fr}`, en: `${en}, ${heldTexts.en}` } : { fr, en };
}

/** Every column a table may have, as a page announces them: the same names, by the same rule. */
export function columnsKnown(): { made: Texts[]; held: Texts[] } {
  const all = (Object.keys(columnTexts) as Column[]).filter((column) => column !== 'otherAmount');
  return {
    made: all.filter((column) => !held.includes(column)).map((column) => columnTexts[column]),
    held: all.filter((column) => held.includes(column)).map((column) => columnTexts[column]),
  };
}
