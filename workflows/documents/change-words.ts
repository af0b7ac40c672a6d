import type { InvoiceContent, Line } from '#db/shapes/content.ts';
import { formatDate, formatMoney, formatNumber, formatPercent, type Locale } from '#emails/format.ts';
import { byId, type Change } from '../invoice/diff.ts';
import { fieldNames as english } from './field-names-en.ts';
import { fieldNames as french } from './field-names-fr.ts';
import { labels } from './labels.ts';
import { unitLabel } from './units.ts';

/** Sums that follow from the other changes: a reader needs the one that is paid, not the way to it. */
const derived = /^totals\.(?!payableCents)/;

/** What a reader is told of the changes between two rounds, in his order: what was altered first, then what is to be paid. */
export const toldChanges = (changes: Change[]): Change[] => changes.filter(({ key }) => !derived.test(key));

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
    vatOnDebits: { true: 'oui', false: 'non' },
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
    vatOnDebits: { true: 'yes', false: 'no' },
  },
};

function label(change: Change, locale: Locale): string {
  const field = fieldLabel(change.key, locale);
  if (change.lineNumber === undefined) return field;
  const place = `${locale === 'fr' ? 'Ligne' : 'Line'} ${change.lineNumber}`;
  if (change.key === 'line') return place;
  return `${place}, ${lowered(field)}`;
}

const fieldNames: Record<Locale, Map<string, string>> = {
  fr: new Map(Object.entries(french)),
  en: new Map(Object.entries(english)),
};

/** The name of a field of the content: 'line.unitPrice', 'buyer.address.city', 'totals.vat.S.20'. */
export function fieldLabel(key: string, locale: Locale): string {
  const fields = fieldNames[locale];
  const [head = '', ...rest] = key.split('.');
  const plain = key.replace(/\.\d+\./g, '.').replace(/^(exemptions|adjustments)\..*$/, '$1');
  const found = fields.get(plain.replaceAll('.', '_'));
  if (found) return found;
  const party = rest.at(-1) ?? '';
  if (head === 'seller' || head === 'buyer') {
    return `${fields.get(head) ?? head}, ${fields.get(`party_${party}`) ?? party}`;
  }
  return fields.get(head) ?? key;
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
  if (change.key === 'line.quantity' && line) return quantityText({ ...line, quantity: text }, locale);
  if (change.key === 'line.unitPrice' && /^-?\d+(\.\d{1,2})?$/.test(text)) {
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
  const words = labels[locale];
  const own = codeWords[locale];
  if (key === 'line.unit') return unitLabel(text, '1', locale);
  const known = new Map<string, Record<string, string>>(
    Object.entries({
      kind: words.title,
      operation: words.operations,
      specialCases: words.special,
      'line.special': words.special,
      'dueRule.kind': own.dueRule,
      buyerKind: own.buyerKind,
      dwelling: own.dwelling,
      vatOnDebits: own.vatOnDebits,
    }),
  );
  const table = new Map(Object.entries(known.get(key) ?? {}));
  return text
    .split(', ')
    .map((each) => table.get(each) ?? each)
    .join(', ');
}

/** The name of a field inside a sentence: « TVA » stays as it is. */
export const lowered = (name: string): string =>
  /^\p{Lu}{2}/u.test(name) ? name : name.charAt(0).toLocaleLowerCase() + name.slice(1);
