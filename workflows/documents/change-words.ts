import type { InvoiceContent, Line } from '#db/shapes/content.ts';
import { formatDate, formatMoney, formatNumber, formatPercent, type Locale } from '#emails/format.ts';
import { byId, type Change } from '../invoice/diff.ts';
import { fieldLabel, fieldOf, lowered } from '../invoice/fields/names.ts';
import type { CodeWords } from '../invoice/fields/row.ts';
import { labels } from './labels.ts';
import { unitLabel } from './units.ts';

/**
 * What a reader is told of the changes between two rounds, in his order: what was altered first, then what is to be paid. Of
 * sums that follow from the other changes he needs the one that is paid, not the way to it.
 */
export const toldChanges = (changes: Change[]): Change[] =>
  changes.filter(({ key }) => fieldOf(key)?.told !== 'sum');

/** A change in the reader's words; null on the side where there was nothing. */
export type WordedChange = { change: Change; label: string; before: string | null; after: string | null };

/** The one wording of changes, for page, mail and trace. `content` is what they led to: its lines give quantities their unit. */
export function wordChanges(changes: Change[], content: InvoiceContent, locale: Locale): WordedChange[] {
  const changed = { content, lines: byId(content.lines) };
  const side = (change: Change, text: string | null) =>
    text === null ? null : value(change, text, changed, locale);
  return changes.map((change) => ({
    change,
    label: label(change, locale),
    before: side(change, change.before),
    after: side(change, change.after),
  }));
}

/** What no document prints, and a change may be about. */
const codeWords = {
  fr: {
    dueRule: {
      onReceipt: 'à réception',
      days: 'après émission',
      endOfMonth: 'fin de mois',
      endOfMonthPlus: 'après la fin du mois',
      dayOfMonth: 'un jour fixe du mois',
      instalments: 'en plusieurs échéances',
      date: 'à une date',
    },
    buyerKind: { business: 'une entreprise', public: 'un organisme public', consumer: 'un particulier' },
    dwelling: { works: 'oui', none: 'non, autre opération à taux réduit' },
    yesNo: { true: 'oui', false: 'non' },
  },
  en: {
    dueRule: {
      onReceipt: 'on receipt',
      days: 'after issue',
      endOfMonth: 'end of month',
      endOfMonthPlus: 'after the end of the month',
      dayOfMonth: 'a fixed day of the month',
      instalments: 'in several instalments',
      date: 'on a date',
    },
    buyerKind: { business: 'a business', public: 'a public body', consumer: 'a consumer' },
    dwelling: { works: 'yes', none: 'no, another operation at a reduced rate' },
    yesNo: { true: 'yes', false: 'no' },
  },
};

function label(change: Change, locale: Locale): string {
  const field = fieldLabel(change.key, locale);
  if (change.lineNumber === undefined) return field;
  const place = `${locale === 'fr' ? 'Ligne' : 'Line'} ${change.lineNumber}`;
  if (change.key === 'line') return place;
  return `${place}, ${lowered(field)}`;
}

/** The document that was changed, and its lines by their id. */
type Changed = { content: InvoiceContent; lines: Map<string, Line> };

function value(change: Change, text: string, changed: Changed, locale: Locale): string {
  switch (change.type) {
    case 'cents':
      return formatMoney(Number(text), changed.content.currency, locale);
    case 'decimal':
      return decimal(change, text, changed, locale);
    case 'percent':
      return formatPercent(text, locale);
    case 'date':
      return formatDate(text, locale);
    case 'code':
      return code(change.key, text, locale);
    case 'text':
      return text;
  }
}

/** Quantities are read with their unit, prices with their currency. */
function decimal(change: Change, text: string, { content, lines }: Changed, locale: Locale): string {
  const line = lines.get(change.lineId ?? '');
  const type = fieldOf(change.key)?.type;
  if (type === 'quantity' && line) return quantityText({ ...line, quantity: text }, locale);
  if (type === 'price' && /^-?\d+(\.\d{1,2})?$/.test(text)) {
    const [whole = '0', fraction = ''] = text.split('.');
    return formatMoney(Number(`${whole}${fraction.padEnd(2, '0')}`), content.currency, locale);
  }
  return formatNumber(text, locale);
}

/** "14 h" */
export function quantityText(line: Pick<Line, 'quantity' | 'unit'>, locale: Locale): string {
  return `${formatNumber(line.quantity, locale)}\u00a0${unitLabel(line.unit, line.quantity, locale)}`;
}

function code(key: string, text: string, locale: Locale): string {
  const codes = fieldOf(key)?.codes;
  if (codes === 'unit') return unitLabel(text, '1', locale);
  const words = new Map(Object.entries(codes ? wordsOf(codes, locale) : {}));
  return text
    .split(', ')
    .map((each) => words.get(each) ?? each)
    .join(', ');
}

const wordsOf = (codes: Exclude<CodeWords, 'unit'>, locale: Locale): Record<string, string> =>
  ({ ...labels[locale], ...codeWords[locale] })[codes];
