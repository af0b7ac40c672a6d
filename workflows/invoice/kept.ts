import { z } from 'zod';
import { contentSchema, type InvoiceContent, type Line } from '#db/shapes/content.ts';
import type { Kept, Step } from '#db/shapes/kept.ts';
import { placeOf, schemaAt, valueAt, withValueAt } from './content-path.ts';
import { type Field, fieldAt, fields } from './fields/fields.ts';
import { placesIn } from './fields/places.ts';

const kept = fields.filter(({ shown, type }) => shown === 'kept' && type !== 'group');
const values = kept.filter(({ isList }) => !isList);
/** What is kept, in the order it is told: single values, entries of lists, and how what has a field was computed. */
const inOrder: readonly Field[] = [
  ...values.filter(({ isFirst }) => isFirst),
  ...values.filter(({ isFirst }) => !isFirst),
  ...kept.filter(({ isList }) => isList),
  ...fields.filter(({ shown }) => shown === 'follows'),
];

/** Everything a content keeps that no field shows, in the order of the table; lines in theirs. */
export function keptOf(content: InvoiceContent): Kept[] {
  const lines = new Map(content.lines.map((line, index) => [line.id, { line, index }]));
  const all = inOrder.flatMap((field) =>
    keptAt(content, field).filter((each) => says(field, each, lines.get(each.lineId ?? '')?.line)),
  );
  const at = ({ lineId }: Kept) => (lineId === null ? -1 : (lines.get(lineId)?.index ?? 0));
  return all.sort((a, b) => at(a) - at(b));
}

function keptAt(content: InvoiceContent, { path: name, steps, isList }: Field): Kept[] {
  return placesIn(content, steps).flatMap(({ path, value }) => {
    const lineId = lineOf(path);
    const entries = isList ? (value as unknown[]) : [value];
    return entries.map((each): Kept => ({ name, path, value: each, lineId }));
  });
}

/** Whether a value says something of its own: more than what is usual, or what a field shows already. */
const says = (field: Field, { path, value }: Kept, line: Line | undefined): boolean =>
  !isAbsent(field, value) && (field.says?.(value, { path, line }) ?? true);

const isAbsent = ({ absent }: Field, value: unknown) => isSame(value, absent);

/** Whether it can be taken away by itself. */
export const isRemovable = ({ name }: Pick<Kept, 'name'>): boolean => fieldAt(name)?.shown === 'kept';

/** The content without one thing it keeps; the same where it keeps no such thing. Totals are not computed anew. */
export function withoutKept(content: InvoiceContent, { name, path, value }: Kept): InvoiceContent {
  const field = fieldAt(name);
  if (field?.shown !== 'kept') return content;
  if (!field.isList) return withValueAt(content, path, field.absent);
  const list = valueAt(content, path);
  if (!Array.isArray(list)) return content;
  const at = list.findIndex((each) => isSame(each, value));
  const rest = list.filter((_, index) => index !== at);
  const isOptional = schemaAt(contentSchema, path) instanceof z.ZodOptional;
  return withValueAt(content, path, rest.length === 0 && isOptional ? undefined : rest);
}

/** The content with something it kept before put back; the same where it is there, or where nothing can hold it any more. */
export function withKept(content: InvoiceContent, { name, path, value }: Kept): InvoiceContent {
  const field = fieldAt(name);
  if (field?.shown !== 'kept' || !placeOf(content, path)) return content;
  const now = valueAt(content, path);
  if (!field.isList) return isAbsent(field, now) ? withValueAt(content, path, value) : content;
  const list = Array.isArray(now) ? now : [];
  return list.some((each) => isSame(each, value)) ? content : withValueAt(content, path, [...list, value]);
}

/** Names one kept thing of a draft: the same for the same thing, whatever stands around it. */
export const keptKey = ({ path, value }: Pick<Kept, 'path' | 'value'>): string =>
  JSON.stringify([path, value], (_, each: unknown) => (isPlain(each) ? sorted(each) : each));

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const sorted = (object: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1)));

const lineOf = (path: Step[]): string | null => (path[0] === 'lines' ? String(path[1]) : null);

function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const [left, right] = [Object.entries(a), Object.entries(b)];
  return (
    left.length === right.length && left.every(([key, value]) => isSame(value, (b as typeof a)[key as never]))
  );
}
