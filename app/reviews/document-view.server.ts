import type { Locale } from '#app/lib/format.ts';
import { formatDecimal, formatMoney, formatPrice } from '#app/lib/format.ts';
import { tFor } from '#app/lib/i18n.ts';
import { type Slice, sliceOf } from '#app/lib/slice-of.ts';
import type { InvoiceContent, Line } from '#db/shapes/content.ts';
import { quantityText } from '#workflows/documents/change-words.ts';
import { labels } from '#workflows/documents/labels.ts';
import { type Sheet, sheetOf } from '#workflows/documents/sheet.ts';
import { rateLabel } from '#workflows/documents/sheet-lines.ts';
import type { TypesetInput } from '#workflows/documents/typeset-input.ts';
import { byId, type Change } from '#workflows/invoice/diff.ts';
import { fieldAt } from '#workflows/invoice/fields/fields.ts';
import { keptOf } from '#workflows/invoice/kept.ts';
import { lineNetCents } from '#workflows/invoice/totals.ts';
import { keptWords } from './kept-words.ts';

/** The cells of a line that a reader can compare with the former round. */
export type LineCell = 'name' | 'quantity' | 'price' | 'rate' | 'amount';

export type DocumentLine = {
  id: string;
  n: number;
  name: string;
  notes: string[];
  quantity: string;
  price: string;
  rate: string;
  amount: string;
  /** What each cell said in the former round, where it said something else. */
  before: Partial<Record<LineCell, string>>;
  isNew: boolean;
};

type Compared = { former: InvoiceContent; changes: Change[] };

/** A document as a page reads it out: final text in the reader's language, from the very words of the printed sheet. */
export type DocumentView = Pick<
  Sheet,
  'title' | 'number' | 'pencil' | 'seller' | 'facts' | 'totals' | 'net' | 'mentions' | 'identity'
> & {
  buyer: Sheet['parties'][number];
  others: Sheet['parties'];
  /** The lines of this page. */
  lines: DocumentLine[];
  slice: Slice;
  /** What the electronic invoice says beside the sheet; `matters`: who is paid, and where, is among it. */
  beside: { items: { label: string; text: string; line: number | null }[]; matters: boolean };
};

/**
 * The readable document, of a long one the page of lines that is asked for; with `former`, the content of the round before,
 * each cell knows what it said then.
 */
export function documentView(
  input: TypesetInput,
  { compare, asked = null }: { compare?: Compared | undefined; asked?: string | null } = {},
): DocumentView {
  const slice = sliceOf(input.content.lines.length, asked);
  const shown = input.content.lines.slice(slice.from, slice.to);
  // Of its lines a sheet makes its rows and nothing else.
  const sheet = sheetOf({ ...input, content: { ...input.content, lines: shown } });
  const [buyer = { caption: '', who: input.content.buyer.name, lines: [], ids: [] }, ...others] =
    sheet.parties;
  const { title, number, pencil, facts, net, mentions } = sheet;
  const seller = { ...sheet.seller, lines: sheet.seller.lines.map(keepNumbers) };
  const identity = sheet.identity.map(keepNumbers);
  const totals = withVatByRate(sheet.totals, input);
  const formerLines = byId(compare?.former.lines ?? []);
  const changesOf = Map.groupBy(compare?.changes ?? [], ({ lineId }) => lineId);
  const lines = shown.map((line, index): DocumentLine => {
    const former = formerLines.get(line.id);
    const row = sheet.rows[index];
    return {
      id: line.id,
      n: slice.from + index + 1,
      name: line.name,
      notes: row?.notes ?? [],
      quantity: row?.quantity ?? '',
      price: priceText(line, input.content, input.locale),
      rate: row?.rate ?? '',
      amount: amountText(line, input.content, input.locale),
      before: compare && former ? formerCells(line, former, input, changesOf.get(line.id) ?? []) : {},
      isNew: compare !== undefined && former === undefined,
    };
  });
  const beside = besideOf(input);
  return {
    title,
    number,
    pencil,
    seller,
    buyer,
    others,
    facts,
    lines,
    slice,
    totals,
    net,
    mentions,
    identity,
    beside,
  };
}

/** As many as somebody reads; the rest is in the data of the document. */
const mostBeside = 200;

function besideOf({ content, locale }: TypesetInput): DocumentView['beside'] {
  const told = keptOf(content).filter(({ name }) => fieldAt(name)?.beside !== 'printed');
  const lineAt = new Map(content.lines.map(({ id }, index) => [id, index + 1]));
  const items = told.slice(0, mostBeside).map((kept) => ({
    ...keptWords(kept, content.currency, locale),
    line: kept.lineId === null ? null : (lineAt.get(kept.lineId) ?? null),
  }));
  // Nobody approves that another is paid, or elsewhere, without having seen it.
  return { items, matters: told.some(({ name }) => fieldAt(name)?.beside === 'matters') };
}

/** A telephone number or a capital of 8 000 € never turns over the end of a line. */
const keepNumbers = (text: string) => text.replace(/(?<=\d) (?=\d|€)/g, '\u00A0');

/** The one line of VAT as its parts: a reader on a screen has no table of rates beside the totals. */
function withVatByRate(totals: Sheet['totals'], { content, locale }: TypesetInput): Sheet['totals'] {
  const t = tFor(locale);
  const parts = content.totals.vat.map((part) => {
    const rate = rateLabel(part, locale);
    const base = formatMoney(sign(content) * part.baseCents, content.currency, locale);
    const label =
      content.totals.vat.length > 1 ? t('review:vatOn', { rate, base }) : t('review:vatRate', { rate });
    const amount = formatMoney(sign(content) * part.vatCents, content.currency, locale);
    return { label, note: '', amount, strong: false };
  });
  return totals.flatMap((row) => (row.label === labels[locale].vat ? parts : [row]));
}

function formerCells(
  line: Line,
  former: Line,
  input: TypesetInput,
  changes: Change[],
): DocumentLine['before'] {
  const { content, locale } = input;
  const changed = new Set(changes.map((each) => each.key));
  const before: DocumentLine['before'] = {};
  if (changed.has('line.name')) before.name = former.name;
  if (former.unit !== line.unit) before.quantity = quantityText(former, locale);
  else if (changed.has('line.quantity')) before.quantity = formatDecimal(former.quantity, locale);
  if (changed.has('line.unitPrice')) before.price = priceText(former, content, locale);
  const rate = rateLabel(former.vat, locale);
  if (rate !== rateLabel(line.vat, locale)) before.rate = rate;
  const amount = amountText(former, content, locale);
  if (amount !== amountText(line, content, locale)) before.amount = amount;
  return before;
}

/** EN 16931 writes a credit note's amounts without sign; a reader expects what credits to deduct, as on the sheet. */
function sign(content: InvoiceContent): 1 | -1 {
  return content.kind === 'creditNote' && content.totals.grossCents > 0 ? -1 : 1;
}

function amountText(line: Line, content: InvoiceContent, locale: Locale): string {
  return formatMoney(sign(content) * lineNetCents(line), content.currency, locale);
}

/** A price is for one unit unless it says how many: "0,125 € / 100". */
function priceText(line: Line, content: InvoiceContent, locale: Locale): string {
  const price = formatPrice(line.unitPrice, content.currency, locale);
  return line.baseQuantity === '1'
    ? price
    : `${price}\u202f/\u202f${formatDecimal(line.baseQuantity, locale)}`;
}
