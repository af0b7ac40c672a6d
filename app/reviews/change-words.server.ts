import { formatDate, formatMoney, formatNumber, formatPercent, type Locale } from '#app/lib/format.ts';
import { tFor } from '#app/lib/i18n.ts';
import type { Slice } from '#app/lib/slice-of.ts';
import { labels } from '#workflows/documents/labels.ts';
import { unitLabel } from '#workflows/documents/units.ts';
import type { InvoiceContent, Line } from '#workflows/invoice/content.ts';
import { byId, type Change } from '#workflows/invoice/diff.ts';

/** One difference between two rounds, in words. `lineId` leads to its line; `isTotal` closes the list. */
export type ChangeView = {
  kind: Change['kind'];
  label: string;
  before: string | null;
  after: string | null;
  lineId: string | null;
  isTotal: boolean;
  /** The owner asked for it in the round before. */
  asked: boolean;
};

/** A correction the owner asked for: its line and field as they were recorded. */
type Request = { lineId: string | null; field: string | null };

/** Sums that follow from the other changes: a reader needs the one that is paid, not the way to it. */
const derived = /^totals\.(?!payableCents)/;

/** What a reader is told of the changes between two rounds, in his order: what was altered first, then what is to be paid. */
export const toldChanges = (changes: Change[]): Change[] => changes.filter(({ key }) => !derived.test(key));

/** Those of one page, and at the end of each what it makes of the amount to pay. */
export const pageOfChanges = (changes: Change[], { from, to }: Pick<Slice, 'from' | 'to'>): Change[] => {
  const total = changes.at(-1);
  const page = changes.slice(from, to);
  return total?.key === 'totals.payableCents' && to < changes.length ? [...page, total] : page;
};

/** Changes between two rounds in the reader's words. */
export function changeViews(
  changes: Change[],
  content: InvoiceContent,
  requests: Request[],
  locale: Locale,
): ChangeView[] {
  const lines = byId(content.lines);
  return toldChanges(changes).map((change) => ({
    kind: change.kind,
    label: label(change, locale),
    before: change.before === null ? null : value(change, change.before, { content, lines }, locale),
    after: change.after === null ? null : value(change, change.after, { content, lines }, locale),
    lineId: change.kind === 'removed' && change.key === 'line' ? null : (change.lineId ?? null),
    isTotal: change.key === 'totals.payableCents',
    asked: requests.some((request) => answers(change, request)),
  }));
}

/** Whether a change does what was asked: the same field of the same line, the line taken out, the place corrected. */
function answers(change: Change, { lineId, field: recorded }: Request): boolean {
  if (!recorded) return false;
  const field = fieldAsked(lineId, recorded);
  if (field === 'line.missing') return change.key === 'line' && change.kind === 'added';
  if (lineId === null) return change.key === field || change.key.startsWith(`${field}.`);
  if (change.lineId !== lineId) return false;
  return change.key === field || (field === 'line.extra' && change.kind === 'removed');
}

/** What a correction is about, as a key of the content: a field of a line may have been recorded without its `line.`. */
export const fieldAsked = (lineId: string | null, field: string): string =>
  lineId !== null && !field.startsWith('line.') ? `line.${field}` : field;

function label(change: Change, locale: Locale): string {
  const t = tFor(locale);
  const field = fieldLabel(change.key, locale);
  if (change.lineNumber === undefined) return field;
  if (change.key === 'line') return t('review:change.line', { n: change.lineNumber });
  return t('review:change.lineField', { n: change.lineNumber, field: field.toLocaleLowerCase(locale) });
}

const namesIn = new Map<Locale, Map<string, string>>();

/** Asked for each of thousands of changes. */
function fieldNames(locale: Locale): Map<string, string> {
  const known = namesIn.get(locale);
  if (known) return known;
  const names = new Map<string, string>(
    Object.entries(tFor(locale)('review:field', { returnObjects: true })),
  );
  namesIn.set(locale, names);
  return names;
}

/** The name of a field of the content: 'line.unitPrice', 'buyer.address.city', 'totals.vat.S.20'. */
export function fieldLabel(key: string, locale: Locale): string {
  const t = tFor(locale);
  const fields = fieldNames(locale);
  const [head = '', ...rest] = key.split('.');
  const plain = key.replace(/\.\d+\./g, '.').replace(/^(exemptions|adjustments)\..*$/, '$1');
  const found = fields.get(plain.replaceAll('.', '_'));
  if (found) return found;
  const party = rest.at(-1) ?? '';
  if (head === 'seller' || head === 'buyer') {
    return t('review:change.partyField', {
      party: fields.get(head) ?? head,
      field: fields.get(`party_${party}`) ?? party,
    });
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
  const t = tFor(locale);
  if (key === 'line.unit') return unitLabel(text, '1', locale);
  const known = new Map<string, Record<string, string>>(
    Object.entries({
      kind: words.title,
      operation: words.operations,
      specialCases: words.special,
      'line.special': words.special,
      'dueRule.kind': t('review:dueRule', { returnObjects: true }),
      buyerKind: t('editor:buyerKind', { returnObjects: true }),
      dwelling: t('editor:dwelling', { returnObjects: true }),
      vatOnDebits: { true: t('review:yes'), false: t('review:no') },
    }),
  );
  const table = new Map(Object.entries(known.get(key) ?? {}));
  return text
    .split(', ')
    .map((each) => table.get(each) ?? each)
    .join(', ');
}
