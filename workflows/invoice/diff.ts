import type { AllowanceCharge, InvoiceContent, Line, Party } from '#db/shapes/content.ts';
import { isDecimal, normalizeDecimal } from './decimal.ts';
import { specialCasesOf } from './special-cases.ts';

/** How a value is to be worded: cents as money, decimals and dates in the reader's way, codes by their label. */
type ValueType = 'text' | 'cents' | 'decimal' | 'date' | 'percent' | 'code';

/**
 * One readable difference between two rounds. `key` names the field for the page to label: 'buyer.address.city',
 * 'line.unitPrice', 'line' (a whole line), 'totals.payableCents'.
 */
export type Change = {
  kind: 'added' | 'removed' | 'changed';
  key: string;
  type: ValueType;
  before: string | null;
  after: string | null;
  /** For a line: its place (from 1) where it stands now, or where it stood if removed, and its name. */
  lineId?: string;
  lineNumber?: number;
  lineName?: string;
};

type Field = { key: string; type: ValueType; value: string };

/**
 * What changed from one content to the next, in the order a reader meets it: parties, dates and terms, lines (matched
 * by id), adjustments, totals. Fields without value compare as absent. Empty when a reader would see no difference.
 */
export function diffContent(before: InvoiceContent, after: InvoiceContent): Change[] {
  return [
    ...diffFields(headFields(before), headFields(after)),
    ...diffLines(before.lines, after.lines),
    ...diffFields(footFields(before), footFields(after)),
  ];
}

function diffLines(before: Line[], after: Line[]): Change[] {
  const kept = new Set(after.map(({ id }) => id));
  const known = byId(before);
  const removed = before.flatMap((line, index): Change[] =>
    kept.has(line.id) ? [] : [wholeLine('removed', line, index)],
  );
  const others = after.flatMap((line, index): Change[] => {
    const earlier = known.get(line.id);
    if (!earlier) return [wholeLine('added', line, index)];
    // Of thousands of lines most are as they were: a text tells it sooner than their fields.
    if (JSON.stringify(earlier) === JSON.stringify(line)) return [];
    const place = { lineId: line.id, lineNumber: index + 1, lineName: line.name };
    return diffFields(lineFields(earlier), lineFields(line)).map((change) => ({ ...change, ...place }));
  });
  return [...removed, ...others];
}

/** Lines by their id, the first of each. */
export const byId = (lines: readonly Line[]): Map<string, Line> =>
  new Map(lines.toReversed().map((line) => [line.id, line]));

function wholeLine(kind: 'added' | 'removed', line: Line, index: number): Change {
  const value = line.name;
  const sides = kind === 'added' ? { before: null, after: value } : { before: value, after: null };
  return {
    kind,
    key: 'line',
    type: 'text',
    ...sides,
    lineId: line.id,
    lineNumber: index + 1,
    lineName: line.name,
  };
}

function diffFields(before: Field[], after: Field[]): Change[] {
  const keys = [...new Set([...before, ...after].map((field) => field.key))];
  return keys.flatMap((key): Change[] => {
    const old = before.find((field) => field.key === key && field.value !== '');
    const now = after.find((field) => field.key === key && field.value !== '');
    const type = now?.type ?? old?.type;
    if (!type || old?.value === now?.value) return [];
    const kind = !old ? 'added' : !now ? 'removed' : 'changed';
    return [{ kind, key, type, before: old?.value ?? null, after: now?.value ?? null }];
  });
}

function headFields(content: InvoiceContent): Field[] {
  const { dueRule, deliverTo, payment, references } = content;
  return [
    field('kind', 'code', content.kind),
    field('currency', 'code', content.currency),
    ...partyFields('seller', content.seller),
    ...partyFields('buyer', content.buyer),
    field('deliverTo.name', 'text', deliverTo?.name),
    field('deliverTo.address', 'text', deliverTo && addressText(deliverTo.address)),
    field('subject', 'text', content.subject),
    field('period.from', 'date', content.period.from),
    field('period.to', 'date', content.period.to),
    field('operation', 'code', content.operation),
    field('vatOnDebits', 'code', String(content.vatOnDebits)),
    field('dueRule.kind', 'code', dueRule.kind),
    field('dueRule.days', 'decimal', 'days' in dueRule ? String(dueRule.days) : null),
    field('dueRule.day', 'decimal', 'day' in dueRule ? String(dueRule.day) : null),
    field('dueRule.date', 'date', 'date' in dueRule ? dueRule.date : null),
    field('dueRule.parts', 'text', 'parts' in dueRule ? dueRule.parts.map(partText).join(', ') : null),
    field('paidOn', 'date', content.paidOn),
    ...caseFields(content),
    field('paymentTerms', 'text', content.paymentTerms),
    ...Object.entries(payment).map(([name, value]) => field(`payment.${name}`, 'text', wordsOf(value))),
    ...Object.entries(references).map(([name, value]) => field(`references.${name}`, 'text', wordsOf(value))),
    field('precedingDocuments', 'text', content.precedingDocuments.map((each) => each.number).join(', ')),
    field('specialCases', 'code', onlyStated(content).join(', ')),
  ];
}

/** Special cases that nothing else of the content shows: a retention is told by its amount, and stays when its name goes. */
function onlyStated(content: InvoiceContent): string[] {
  const shown = specialCasesOf({ ...content, specialCases: [] });
  return content.specialCases.filter((each) => !shown.includes(each));
}

/** What most documents have nothing of. */
function caseFields(content: InvoiceContent): Field[] {
  const { depositOf, payer, exchange, buyerKind, dwelling } = content;
  return [
    field('depositOf.reference', 'text', depositOf?.reference),
    field('depositOf.date', 'date', depositOf?.date),
    field('depositOf.totalCents', 'cents', depositOf?.totalCents),
    field('depositOf.percent', 'percent', depositOf?.percent),
    field('buyerKind', 'code', buyerKind),
    field('dwelling', 'code', dwelling),
    field('payer', 'text', wordsOf(payer)),
    field('exchange.rate', 'decimal', exchange?.rate),
    field('exchange.on', 'date', exchange?.on),
    field('payee', 'text', wordsOf(content.payee)),
    field('taxRepresentative', 'text', wordsOf(content.taxRepresentative)),
    field('deliverTo.id', 'text', wordsOf(content.deliverTo?.id)),
    field('deliveredOn', 'date', content.deliveredOn),
    field('taxPointDate', 'date', content.taxPointDate),
    field('frame', 'text', content.frame),
    field('attachments', 'text', wordsOf(content.attachments)),
  ];
}

/** "40 % + 30": its share, and its days after issue. */
const partText = ({ percent, days }: { percent: string; days: number }) => `${percent}\u202f% + ${days}`;

function partyFields(party: 'seller' | 'buyer', value: Party): Field[] {
  const { address, otherIds, ...texts } = value;
  return [
    ...Object.entries(texts).map(([name, text]) => field(`${party}.${name}`, 'text', text)),
    ...Object.entries(address).map(([name, text]) => field(`${party}.address.${name}`, 'text', text)),
    field(`${party}.otherIds`, 'text', otherIds.map((each) => `${each.scheme} ${each.value}`).join(', ')),
  ];
}

function lineFields(line: Line): Field[] {
  return [
    field('line.name', 'text', line.name),
    field('line.description', 'text', line.description),
    field('line.quantity', 'decimal', line.quantity),
    field('line.unit', 'code', line.unit),
    field('line.unitPrice', 'decimal', line.unitPrice),
    field('line.baseQuantity', 'decimal', line.baseQuantity),
    field('line.vat.category', 'code', line.vat.category),
    field('line.vat.rate', 'percent', line.vat.rate),
    ...adjustmentFields('line.adjustments', line.adjustments),
    field('line.special', 'code', line.special),
    field('line.recovers', 'text', line.recovers?.number),
    field('line.grossPrice', 'decimal', line.grossPrice),
    field('line.note', 'text', line.note),
    field('line.article', 'text', wordsOf(line.article)),
    field('line.object', 'text', wordsOf(line.object)),
    field('line.orderLine', 'text', line.orderLine),
    field('line.buyerAccount', 'text', line.buyerAccount),
    field('line.period.from', 'date', line.period?.from),
    field('line.period.to', 'date', line.period?.to),
  ];
}

function footFields(content: InvoiceContent): Field[] {
  const { totals, retention, penalty } = content;
  return [
    ...adjustmentFields('adjustments', content.adjustments),
    field('retention.percent', 'percent', retention?.percent),
    field('retention.amountCents', 'cents', retention?.amountCents),
    field('retention.releaseOn', 'date', retention?.releaseOn),
    field('retention.reason', 'text', retention?.reason),
    field('penalty.amountCents', 'cents', penalty?.amountCents),
    field('penalty.reason', 'text', penalty?.reason),
    field('notes', 'text', content.notes.map((note) => note.text).join('\n')),
    ...content.exemptions.map((each) =>
      field(`exemptions.${each.category}`, 'text', each.reason || each.code),
    ),
    field('totals.netCents', 'cents', totals.netCents),
    ...totals.vat.map((each) => field(`totals.vat.${each.category}.${each.rate}`, 'cents', each.vatCents)),
    field('totals.vatCents', 'cents', totals.vatCents),
    field('totals.grossCents', 'cents', totals.grossCents),
    field('totals.prepaidCents', 'cents', totals.prepaidCents),
    field('totals.roundingCents', 'cents', totals.roundingCents),
    field('totals.payableCents', 'cents', totals.payableCents),
  ];
}

/** What is more than a text, in one line: its values from left to right. */
function wordsOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(wordsOf).filter(Boolean).join(', ');
  if (value && typeof value === 'object') return Object.values(value).map(wordsOf).filter(Boolean).join(' ');
  return value === null || value === undefined ? '' : String(value);
}

function adjustmentFields(key: string, adjustments: AllowanceCharge[]): Field[] {
  return adjustments.flatMap((each, index) => [
    field(`${key}.${index}.reason`, 'text', each.reason || each.reasonCode || each.kind),
    field(
      `${key}.${index}.amountCents`,
      'cents',
      each.kind === 'allowance' ? -each.amountCents : each.amountCents,
    ),
  ]);
}

function addressText(address: Party['address']): string {
  const town = `${address.postcode} ${address.city}`.trim();
  return [address.line1, address.line2, town, address.country].filter(Boolean).join(', ');
}

function field(key: string, type: ValueType, value: string | number | null | undefined): Field {
  const text = value === null || value === undefined ? '' : String(value);
  // "2" and "2.00" are the same quantity to a reader.
  const comparable = (type === 'decimal' || type === 'percent') && isDecimal(text);
  return { key, type, value: comparable ? normalizeDecimal(text) : text };
}
