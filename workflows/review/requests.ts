import type { InvoiceContent, Line } from '#db/shapes/content.ts';
import { compareDecimals, isDecimal, isZeroDecimal } from '../invoice/decimal.ts';
import { type Change, diffContent } from '../invoice/diff.ts';
import { percentOfCents } from '../invoice/money.ts';
import { withTotals } from '../invoice/totals.ts';

/**
 * What somebody asked to change: a field of a line with the value it has and the one that is right, a line too many or too
 * few, a place of the document (`buyer`, `period`…), or words alone, without a field. Decimals have a point.
 */
export type Request = {
  lineId: string | null;
  field: string | null;
  before: string | null;
  after: string | null;
};

/**
 * How a draft stands to a request: as it was, as was asked, changed to something else, or only a person can tell (words
 * alone).
 */
export type Standing = 'open' | 'done' | 'otherwise' | 'unsure';

/** The document that was asked about: the ids of its lines, and all of it but them. */
export type AskedAbout = { lineIds: readonly string[]; content: InvoiceContent };

/** A long document is asked about by the ids of its lines alone. */
export const askedAbout = (content: InvoiceContent): AskedAbout => ({
  lineIds: content.lines.map(({ id }) => id),
  content: { ...content, lines: [] },
});

/** What a correction is about, as a key of the content: a field of a line may have been recorded without its `line.`. */
export const fieldAsked = (lineId: string | null, field: string): string =>
  lineId !== null && !field.startsWith('line.') ? `line.${field}` : field;

/** Whether a change does what was asked: the same field of the same line, the line taken out, the place corrected. */
export function answers(
  change: Change,
  { lineId, field: recorded }: Pick<Request, 'lineId' | 'field'>,
): boolean {
  if (!recorded) return false;
  const field = fieldAsked(lineId, recorded);
  if (field === 'line.missing') return change.key === 'line' && change.kind === 'added';
  if (lineId === null) return change.key === field || change.key.startsWith(`${field}.`);
  if (change.lineId !== lineId) return false;
  return change.key === field || (field === 'line.extra' && change.kind === 'removed');
}

/** How `content` stands to what was asked. `asked` is needed for what names a place or a missing line. */
export function standingOf(request: Request, content: InvoiceContent, asked: AskedAbout | null): Standing {
  const { lineId, field: recorded } = request;
  if (!recorded || recorded === 'other' || (lineId === null && !asked)) return 'unsure';
  const field = fieldAsked(lineId, recorded);
  if (field === 'line.missing') {
    const known = new Set(asked?.lineIds);
    return content.lines.some(({ id }) => !known.has(id)) ? 'done' : 'open';
  }
  if (lineId === null) return asked && isPlaceChanged(request, content, asked) ? 'done' : 'open';
  const line = content.lines.find(({ id }) => id === lineId);
  if (field === 'line.extra') return line ? 'open' : 'done';
  if (!line) return 'otherwise';
  const value = fieldValue(line, field);
  if (value === null) return 'unsure';
  if (isSame(value, request.after)) return 'done';
  return isSame(value, request.before) ? 'open' : 'otherwise';
}

/** An amount that follows the total, as that of a retention does, is no answer to anybody. */
function isPlaceChanged(request: Request, content: InvoiceContent, asked: AskedAbout): boolean {
  return diffContent(asked.content, { ...content, lines: [] }).some(
    (change) => change.key !== 'retention.amountCents' && answers(change, request),
  );
}

/** Null for a field that no request names a value of. */
function fieldValue(line: Line, field: string): string | null {
  switch (field) {
    case 'line.quantity':
      return line.quantity;
    case 'line.unitPrice':
      return line.unitPrice;
    case 'line.name':
      return line.name;
    case 'line.vat.rate':
      return line.vat.rate;
    default:
      return null;
  }
}

const isSame = (a: string, b: string | null): boolean =>
  b !== null && isDecimal(a) && isDecimal(b) ? compareDecimals(a, b) === 0 : a.trim() === b?.trim();

/** Whether the value asked for can be put into the draft as it is: of what is exempt, a rate alone says too little. */
export function canTake(request: Request, content: InvoiceContent): boolean {
  const line = content.lines.find(({ id }) => id === request.lineId);
  if (!line || !request.field) return false;
  const field = fieldAsked(request.lineId, request.field);
  if (field === 'line.extra') return true;
  if (request.after === null || fieldValue(line, field) === null) return false;
  if (field === 'line.name') return request.after.trim() !== '';
  if (!isDecimal(request.after)) return false;
  return field !== 'line.vat.rate' || (line.vat.category === 'S' && !isZeroDecimal(request.after));
}

/**
 * The document with what was asked for, its totals and a retention that follows them; null where no value says what it
 * would be (another customer, a missing line).
 *
 * @throws TooLarge
 */
export function withRequest(request: Request, content: InvoiceContent): InvoiceContent | null {
  const lines = linesWith(request, content.lines);
  return lines && withTotals({ ...content, lines, retention: scaledRetention(content, lines) });
}

function linesWith({ lineId, field: recorded, after }: Request, lines: Line[]): Line[] | null {
  if (lineId === null || !recorded) return null;
  const field = fieldAsked(lineId, recorded);
  if (field === 'line.extra') return lines.filter((line) => line.id !== lineId);
  if (after === null) return null;
  return lines.map((line) => (line.id === lineId ? lineWith(line, field, after) : line));
}

function lineWith(line: Line, field: string, after: string): Line {
  switch (field) {
    case 'line.quantity':
      return { ...line, quantity: after };
    case 'line.unitPrice':
      return { ...line, unitPrice: after };
    case 'line.name':
      return { ...line, name: after };
    case 'line.vat.rate':
      return { ...line, vat: { ...line.vat, rate: after } };
    default:
      return line;
  }
}

/** A retention is a share of the total with VAT, so it follows the amount. */
function scaledRetention(content: InvoiceContent, lines: Line[]): InvoiceContent['retention'] {
  const { retention } = content;
  if (!retention) return null;
  const { grossCents } = withTotals({ ...content, lines }).totals;
  return { ...retention, amountCents: percentOfCents(grossCents, retention.percent) };
}
