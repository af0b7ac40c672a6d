import type { InvoiceContent, Line } from '#db/shapes/content.ts';
import {
  formatDate,
  formatMoney,
  formatNumber,
  formatPercent,
  formatPrice,
  type Locale,
} from '#emails/format.ts';
import { byId, type Change } from '../invoice/diff.ts';
import { type Field, fields } from '../invoice/fields/fields.ts';
import { fieldLabel, fieldOf, lowered } from '../invoice/fields/names.ts';
import { placesIn } from '../invoice/fields/places.ts';
import type { CodeWords } from '../invoice/fields/row.ts';
import { labels } from './labels.ts';
import { adjustmentText } from './sheet-lines.ts';
import { unitLabel } from './units.ts';
import { type Reader, valueText, valueTexts } from './value-words.ts';

/**
 * What a reader is told of the changes between two rounds, in his order: what was altered first, then what is to be paid. Of
 * sums that follow from the other changes he needs the one that is paid, not the way to it.
 */
export const toldChanges = (changes: Change[]): Change[] =>
  changes.filter(({ key }) => fieldOf(key)?.told !== 'sum');

/** A change in the reader's words; null on the side where there was nothing. */
export type WordedChange = { change: Change; label: string; before: string | null; after: string | null };

/** The two documents between which something changed. */
export type Compared = { before: InvoiceContent; after: InvoiceContent };

/** The one wording of changes, for page, mail and trace. Each side is read in its own document: in its currency, by its unit. */
export function wordChanges(changes: Change[], { before, after }: Compared, locale: Locale): WordedChange[] {
  const [former, now] = [sideOf(before, locale), sideOf(after, locale)];
  return changes.map((change) => ({
    change,
    label: label(change, locale),
    before: change.before === null ? null : value(change, change.before, former),
    after: change.after === null ? null : value(change, change.after, now),
  }));
}

function label(change: Change, locale: Locale): string {
  const field = fieldLabel(change.key, locale);
  if (change.lineNumber === undefined) return field;
  const place = `${locale === 'fr' ? 'Ligne' : 'Line'} ${change.lineNumber}`;
  if (change.key === 'line') return place;
  return `${place}, ${lowered(field)}`;
}

/** One of the two documents, and its lines by their id. */
type Side = Reader & { content: InvoiceContent; lines: Map<string, Line> };

const sideOf = (content: InvoiceContent, locale: Locale): Side => ({
  content,
  lines: byId(content.lines),
  currency: content.currency,
  locale,
});

function value(change: Change, text: string, side: Side): string {
  const { currency, locale } = side;
  switch (change.type) {
    case 'cents':
      return formatMoney(Number(text), currency, locale);
    case 'decimal':
      return decimal(change, text, side);
    case 'percent':
      return formatPercent(text, locale);
    case 'date':
      return formatDate(text, locale);
    case 'code':
      return code(change.key, text, side);
    case 'text':
      return change.key === 'line' ? text : written(change, text, side);
  }
}

/** Quantities are read with their unit, prices with their currency. */
function decimal({ key, lineId }: Change, text: string, { lines, currency, locale }: Side): string {
  const line = lines.get(lineId ?? '');
  const type = fieldOf(key)?.type;
  if (type === 'quantity' && line) return quantityText({ ...line, quantity: text }, locale);
  return type === 'price' ? formatPrice(text, currency, locale) : formatNumber(text, locale);
}

/** "14 h" */
export function quantityText(line: Pick<Line, 'quantity' | 'unit'>, locale: Locale): string {
  return `${formatNumber(line.quantity, locale)}\u00a0${unitLabel(line.unit, line.quantity, locale)}`;
}

function code(key: string, text: string, side: Side): string {
  const field = fieldOf(key);
  const { locale } = side;
  if (field?.codes === 'unit') return unitLabel(text, '1', locale);
  if (!field?.codes) return valueText(field?.type ?? 'text', text, side);
  const words = new Map(Object.entries(wordsOf(field.codes, locale)));
  return text
    .split(', ')
    .map((each) => words.get(each) ?? each)
    .join(', ');
}

const wordsOf = (codes: Exclude<CodeWords, 'unit'>, locale: Locale): Record<string, string> =>
  ({ ...labels[locale], ...valueTexts[locale] })[codes];

/** What is more than one text is looked up where it stands, and read by what it is made of. */
function written({ key, lineId }: Change, text: string, side: Side): string {
  const field = fieldOf(key);
  if (!field || field.type === 'note') return text;
  const [from, path] = lineId === undefined ? [side.content, key] : [side.lines.get(lineId), ofLine(key)];
  const adjustment = /^adjustments\.(\d+)\.reason$/.exec(path)?.[1];
  if (adjustment !== undefined) return reasonText(from?.adjustments[Number(adjustment)], text, side.locale);
  const steps = lineId === undefined ? field.steps : field.steps.slice(2);
  const found = placesIn(from, steps).find((each) => each.path.join('.') === path)?.value;
  if (found === undefined) return text;
  if (field.type === 'group') return groupText(field, found, side);
  const entries = field.isList ? (found as unknown[]) : [found];
  const texts = entries.map((each) => valueText(field.type, each, side));
  return texts.filter(Boolean).join(', ');
}

const ofLine = (key: string) => key.replace(/^line\./, '');

/** "Remise 5 %", or the reason that was given. */
function reasonText(
  adjustment: Line['adjustments'][number] | undefined,
  text: string,
  locale: Locale,
): string {
  if (!adjustment || adjustment.reason) return text;
  const { kind, reasonCode } = adjustment;
  const what = adjustmentText({ ...adjustment, baseCents: null }, locale);
  return text === kind ? what : `${what} (code ${reasonCode})`;
}

/** All that a group holds, each by its own type. */
function groupText({ path, steps }: Field, group: unknown, side: Side): string {
  const within = fields.filter((each) => each.path.startsWith(`${path}.`) && each.type !== 'group');
  const texts = within.flatMap((each) =>
    placesIn(group, each.steps.slice(steps.length)).flatMap(({ value: found }) =>
      (each.isList ? (found as unknown[]) : [found]).map((one) => valueText(each.type, one, side)),
    ),
  );
  return texts.filter(Boolean).join(', ');
}
