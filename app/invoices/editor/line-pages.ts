import { z } from 'zod';
import { pageAt } from '#app/lib/slice-of.ts';
import type { InvoiceContent, Line } from '#db/shapes/content.ts';
import { normalizeDecimal } from '#workflows/invoice/decimal.ts';
import { centsToDecimal } from '#workflows/invoice/money.ts';
import { lineNetCents } from '#workflows/invoice/totals.ts';

/** Lines that the editor shows at once; a longer document is edited page by page. */
export const editedAtOnce = 50;

/** No document has more. */
export const mostLines = 5000;

/**
 * Which lines of the document the form holds: the first one's place in the version that was opened, and their ids. Null: the
 * form holds all of them.
 */
export type Held = { from: number; ids: string[] };

const heldSchema = z.object({ from: z.number().int().min(0), ids: z.array(z.string()) });

export const writeHeld = (held: Held | null): string => (held ? JSON.stringify(held) : '');

/** What `writeHeld` wrote; undefined for anything else. */
export function readHeld(text: string): Held | null | undefined {
  if (text === '') return null;
  try {
    return heldSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** The lines that stand around those of the form, which are neither shown nor changed by it. */
export type Around = { before: Line[]; after: Line[] };

export const nothingAround: Around = { before: [], after: [] };

/**
 * What stands around the lines that a form holds, in the document as it is now. In the version that the form was opened on
 * they are where they were; in a later one they are found by their ids, and what somebody added meanwhile stays.
 */
export function around(lines: Line[], held: Held | null): Around {
  if (!held) return nothingAround;
  const { from, ids } = held;
  const to = from + ids.length;
  if (ids.every((id, index) => lines[from + index]?.id === id))
    return { before: lines.slice(0, from), after: lines.slice(to) };
  const own = new Set(ids);
  const first = lines.findIndex(({ id }) => own.has(id));
  const at = first < 0 ? Math.min(from, lines.length) : first;
  const others = (part: Line[]) => part.filter(({ id }) => !own.has(id));
  return { before: others(lines.slice(0, at)), after: others(lines.slice(at)) };
}

const carriedId = '~';

/** Whether a line is a sum that stands for others (`carried`). */
export const isCarried = ({ id }: Pick<Line, 'id'>): boolean => id.startsWith(carriedId);

/**
 * Lines as few others with the same totals, VAT and special cases: one for each rate and mark, as VAT is computed once a
 * rate and not on each line (EN 16931, BR-CO-17). What takes a deposit back stays apart.
 */
export function carried(lines: Line[], name: string): Line[] {
  const sums = new Map<string, { line: Line; cents: number }>();
  for (const line of lines) {
    const key = JSON.stringify([
      line.vat.category,
      normalizeDecimal(line.vat.rate),
      line.special,
      line.recovers,
    ]);
    const known = sums.get(key);
    const cents = lineNetCents(line);
    if (known) known.cents += cents;
    else sums.set(key, { line, cents });
  }
  return [...sums.values()].map(({ line, cents }, index) => ({
    id: `${carriedId}${name} ${index}`,
    name,
    description: '',
    quantity: cents < 0 ? '-1' : '1',
    unit: 'C62',
    unitPrice: centsToDecimal(Math.abs(cents)),
    baseQuantity: '1',
    vat: line.vat,
    adjustments: [],
    special: line.special,
    period: null,
    ...(line.recovers && { recovers: line.recovers }),
  }));
}

/** The document as a page of the editor knows it: its lines whole, then the others as sums. */
export function pageContent(
  content: InvoiceContent,
  { from, to }: { from: number; to: number },
  name: string,
): InvoiceContent {
  const { lines } = content;
  const others = carried([...lines.slice(0, from), ...lines.slice(to)], name);
  return { ...content, lines: [...lines.slice(from, to), ...others] };
}

/** The page of lines that a button of the form leads to, once what was typed is saved; null for its other buttons. */
export function pageAsked(form: FormData, act: string): number | null {
  const [, page] = /^lines:(\d{1,4})$/.exec(act) ?? [];
  if (page !== undefined) return Number(page);
  const line = Number(form.get('toLine'));
  return act === 'lines' && Number.isSafeInteger(line) ? pageAt(line - 1, editedAtOnce) : null;
}

/** A line and the place it is to have, as numbers from 1. */
export type Move = { from: number; to: number };

/** The move that a button of the form asks for: of an arrow at the edge of a page, or of two numbers that were typed. */
export function moveAsked(form: FormData, act: string): Move | null {
  const [, from = form.get('moveLine'), to = form.get('moveTo')] = /^move(?::(\d{1,5}):(\d{1,5}))?$/.exec(
    act,
  ) ?? [null, '', ''];
  const move = { from: Number(from), to: Number(to) };
  return [move.from, move.to].every((each) => Number.isSafeInteger(each) && each > 0) ? move : null;
}

/** The lines with one of them at another place, the last where there are fewer; null where nothing moves. */
export function movedLine(lines: readonly Line[], { from, to }: Move): Line[] | null {
  const line = lines[from - 1];
  const place = Math.min(to, lines.length) - 1;
  if (!line || place === from - 1) return null;
  return lines.toSpliced(from - 1, 1).toSpliced(place, 0, line);
}
