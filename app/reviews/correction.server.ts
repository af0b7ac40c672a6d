import type { Locale } from '#app/lib/format.ts';
import type { InvoiceContent, Line } from '#db/shapes/content.ts';
import { compareDecimals } from '#workflows/invoice/decimal.ts';
import { TooLarge } from '#workflows/invoice/money.ts';
import { withRequest } from '#workflows/review/requests.ts';
import { typedNumber } from './typed-number.ts';

export const lineReasons = ['quantity', 'unitPrice', 'name', 'vatRate', 'extraLine'] as const;
export type LineReason = (typeof lineReasons)[number];
const places = ['missingLine', 'buyer', 'period', 'references', 'retention', 'penalty', 'other'] as const;
export type Place = (typeof places)[number];

/** A filled form: `where` is 'line:<id>' or a place of the whole document. */
export type CorrectionForm = { where?: string; what?: LineReason; after: string; body: string };

/** A correction as it is recorded. Values are as a reader of the document writes them, decimals with a point. */
export type Correction = {
  lineId: string | null;
  field: string;
  before: string | null;
  after: string | null;
  body: string;
};
export type CorrectionProblem = {
  field: 'where' | 'what' | 'after' | 'body';
  /** A key of `review:correct`. */
  message: 'placeMissing' | 'reasonMissing' | 'missing' | 'number' | 'rate' | 'same' | 'describe';
};

const fields: Record<LineReason, string> = {
  quantity: 'line.quantity',
  unitPrice: 'line.unitPrice',
  name: 'line.name',
  vatRate: 'line.vat.rate',
  extraLine: 'line.extra',
};
/** How a place is recorded; those that are not named here, by their own name. */
const placeFields: Partial<Record<Place, string>> = { missingLine: 'line.missing' };

/** The request that a filled form makes of a document, or what is still wrong with it, beside the field. */
export function correctionOf(
  form: CorrectionForm,
  content: InvoiceContent,
  locale: Locale,
): Correction | CorrectionProblem {
  const place = places.find((each) => each === form.where);
  if (place) {
    if (!form.after && !form.body) return { field: 'body', message: 'describe' };
    const field = placeFields[place] ?? place;
    return { lineId: null, field, before: null, after: form.after || null, body: form.body };
  }
  const line = content.lines.find((each) => `line:${each.id}` === form.where);
  if (!line) return { field: 'where', message: 'placeMissing' };
  if (!form.what) return { field: 'what', message: 'reasonMissing' };
  return ofLine(line, { ...form, what: form.what }, locale);
}

function ofLine(
  line: Line,
  { what, ...form }: CorrectionForm & { what: LineReason },
  locale: Locale,
): Correction | CorrectionProblem {
  const field = fields[what];
  if (what === 'extraLine')
    return { lineId: line.id, field, before: line.name, after: null, body: form.body };
  const before = currentValue(line, what);
  if (!form.after) return { field: 'after', message: 'missing' };
  const after = what === 'name' ? form.after : typedNumber(form.after, locale);
  if (after === null) return { field: 'after', message: what === 'vatRate' ? 'rate' : 'number' };
  const isSame = what === 'name' ? after === before : compareDecimals(after, before) === 0;
  if (isSame) return { field: 'after', message: 'same' };
  return { lineId: line.id, field, before, after, body: form.body };
}

function currentValue(line: Line, what: Exclude<LineReason, 'extraLine'>): string {
  return { quantity: line.quantity, unitPrice: line.unitPrice, name: line.name, vatRate: line.vat.rate }[
    what
  ];
}

/**
 * What the correction would make of the amount to pay, in cents of the document's currency; null where only the office
 * can tell (another customer, a missing line, a rate of another category).
 */
export function correctionEffect(
  correction: Correction,
  content: InvoiceContent,
): { beforeCents: number; afterCents: number } | null {
  try {
    const after = withRequest(correction, content);
    return after && { beforeCents: content.totals.payableCents, afterCents: after.totals.payableCents };
  } catch (error) {
    if (error instanceof TooLarge) return null;
    throw error;
  }
}
