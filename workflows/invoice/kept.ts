import { z } from 'zod';
import { contentSchema, type InvoiceContent, type Line } from '#db/shapes/content.ts';
import {
  type Kept,
  type KeptName,
  type KeptValueName,
  keptComputed,
  keptLists,
  keptValues,
  type Step,
} from '#db/shapes/kept.ts';
import { placeOf, schemaAt, valueAt, withValueAt } from './content-path.ts';

const isValue = (name: string): name is KeptValueName => Object.hasOwn(keptValues, name);

/** Whether a place of a content (steps from 0 in lists) is in something that no field shows. */
export function isKeptAt(path: readonly string[]): boolean {
  return keptNames.some((name) => name.every((step, index) => step === '*' || step === path[index]));
}

const keptNames = [...Object.keys(keptValues), ...keptLists].map((name) => name.split('.'));

/** Everything a content keeps that no field shows, in the order of the model; lines in theirs. */
export function keptOf(content: InvoiceContent): Kept[] {
  const single = Object.keys(keptValues).flatMap((name) => expand(content, name as KeptValueName));
  const entries = keptLists.flatMap((name) =>
    expand(content, name).flatMap((kept) =>
      (kept.value as unknown[]).map((value): Kept => ({ ...kept, value })),
    ),
  );
  const shown = keptComputed.flatMap((name) => expand(content, name));
  const lines = new Map(content.lines.map((line, index) => [line.id, { line, index }]));
  const all = [...single, ...entries, ...shown].filter((kept) =>
    says(kept, lines.get(kept.lineId ?? '')?.line),
  );
  const at = ({ lineId }: Kept) => (lineId === null ? -1 : (lines.get(lineId)?.index ?? 0));
  return all.sort((a, b) => at(a) - at(b));
}

/** Whether it can be taken away by itself. */
export const isRemovable = ({ name }: Pick<Kept, 'name'>): boolean =>
  !keptComputed.some((each) => each === name);

/** The content without one thing it keeps; the same where it keeps no such thing. Totals are not computed anew. */
export function withoutKept(content: InvoiceContent, { name, path, value }: Kept): InvoiceContent {
  if (!isRemovable({ name })) return content;
  if (isValue(name)) return withValueAt(content, path, keptValues[name]);
  const list = valueAt(content, path);
  if (!Array.isArray(list)) return content;
  const at = list.findIndex((each) => isSame(each, value));
  const rest = list.filter((_, index) => index !== at);
  const isOptional = schemaAt(contentSchema, path) instanceof z.ZodOptional;
  return withValueAt(content, path, rest.length === 0 && isOptional ? undefined : rest);
}

/** The content with something it kept before put back; the same where it is there, or where nothing can hold it any more. */
export function withKept(content: InvoiceContent, { name, path, value }: Kept): InvoiceContent {
  if (!isRemovable({ name }) || !placeOf(content, path)) return content;
  const now = valueAt(content, path);
  if (isValue(name)) {
    const isGone = isSame(now, keptValues[name]);
    return isGone ? withValueAt(content, path, value) : content;
  }
  const list = Array.isArray(now) ? now : [];
  return list.some((each) => isSame(each, value)) ? content : withValueAt(content, path, [...list, value]);
}

/** Names one kept thing of a draft: the same for the same thing, whatever stands around it. */
export const keptKey = ({ path, value }: Pick<Kept, 'path' | 'value'>): string =>
  JSON.stringify([path, value], (_, each: unknown) => (isPlain(each) ? inOrder(each) : each));

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const inOrder = (object: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1)));

const lineOf = (path: Step[]): string | null => (path[0] === 'lines' ? String(path[1]) : null);

/** The places of a name in one content: each line for 'lines.*', each entry for another '*'. */
function expand(content: InvoiceContent, name: KeptName): Kept[] {
  const steps = name.split('.');
  const found: Kept[] = [];
  // Of thousands of lines most say nothing at most places: a path is written down where something is found.
  const path: Step[] = [];
  const walk = (value: unknown): void => {
    if (value === undefined || value === null) return;
    const step = steps[path.length];
    if (step === undefined) {
      found.push({ name, path: [...path], value, lineId: lineOf(path) });
    } else if (step === '*') {
      for (const [index, each] of (value as unknown[]).entries()) {
        path.push(stepOf(path, each, index));
        walk(each);
        path.pop();
      }
    } else {
      path.push(step);
      walk((value as Record<string, unknown>)[step]);
      path.pop();
    }
  };
  walk(content);
  return found;
}

/** Lines are found by their id and exemptions by their category, whatever is moved or removed around them. */
function stepOf(path: Step[], entry: unknown, index: number): Step {
  if (path.length > 1) return index;
  if (path[0] === 'lines') return (entry as Line).id;
  return path[0] === 'exemptions' ? (entry as InvoiceContent['exemptions'][number]).category : index;
}

/** Codes that follow from the document itself, whatever a file said: how it is treated, and who wrote it. */
const ownNotes = ['BAR', 'DCL'];

/** Whether a value says something of its own: more than what is usual, or what a field shows already. */
function says({ name, path, value }: Kept, line: Line | undefined): boolean {
  if (isValue(name) && isSame(value, keptValues[name])) return false;
  switch (name) {
    case 'payment.meansCode':
      return !['', '30', '58'].includes(String(value));
    case 'exemptions.*.code':
      return path[1] !== 'E';
    case 'notes': {
      const { code } = value as InvoiceContent['notes'][number];
      return code !== '' && !ownNotes.includes(code);
    }
    case 'lines.*.baseQuantity':
      return value !== '1';
    case 'lines.*.adjustments.*':
      return line !== undefined && isMoreThanDiscount(value as Line['adjustments'][number], line);
    case 'adjustments.*': {
      const { percent, baseCents, reasonCode } = value as InvoiceContent['adjustments'][number];
      return percent !== null || baseCents !== null || reasonCode !== '';
    }
    default:
      return true;
  }
}

/** Several on a line, a charge, or one with a reason of its own: the field beside the line shows an amount or a share. */
function isMoreThanDiscount({ kind, reason, reasonCode }: Line['adjustments'][number], line: Line): boolean {
  return (
    line.adjustments.length > 1 || kind === 'charge' || reason !== '' || !['', '95'].includes(reasonCode)
  );
}

function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const [left, right] = [Object.entries(a), Object.entries(b)];
  return (
    left.length === right.length && left.every(([key, value]) => isSame(value, (b as typeof a)[key as never]))
  );
}
