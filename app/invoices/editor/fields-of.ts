import type { Locale } from '#app/lib/format.ts';
import { writeCents, writeDecimal } from '#app/lib/numbers.ts';
import type { InvoiceContent, Line, Vat } from '#db/shapes/content.ts';
import type { Kept } from '#db/shapes/kept.ts';
import { normalizeDecimal } from '#workflows/invoice/decimal.ts';
import { type EditorFields, exemptCategories, type LineFields } from './editor-schema.ts';
import { keptFields } from './kept-fields.ts';
import { discountText } from './line-discount.ts';
import { type Held, writeHeld } from './line-pages.ts';
import { writtenOf } from './typed-fields.ts';

/** Values of the editor's controls: text, and 'on' for a box that is ticked. */
export type FieldValues = Values<EditorFields>;
type LineValues = Values<LineFields>;
type Values<T> = T extends readonly (infer Each)[]
  ? Values<Each>[]
  : T extends object
    ? { [Key in keyof T]: Values<T[Key]> }
    : T extends boolean
      ? string
      : T;

/** What the editor's fields show of a draft or, with `held`, of a page of its lines; numbers written as in the reader's language. */
export function fieldsOf(
  content: InvoiceContent,
  {
    customerId,
    version,
    locale,
    takenOut = [],
    held = null,
  }: {
    customerId: string | null;
    version: number;
    locale: Locale;
    takenOut?: readonly Kept[];
    held?: Held | null;
  },
): FieldValues {
  const { buyer, dueRule, retention, penalty } = content;
  const shown = held
    ? { ...content, lines: content.lines.slice(held.from, held.from + held.ids.length) }
    : content;
  return {
    held: writeHeld(held),
    version: String(version),
    customerId: customerId ?? '',
    kind: content.kind,
    operation: content.operation,
    dwelling: content.dwelling ?? '',
    ...writtenOf('', content, locale),
    period: dates(content.period),
    dueRule: {
      kind: dueRule.kind,
      days: 'days' in dueRule ? String(dueRule.days) : '30',
      day: 'day' in dueRule ? String(dueRule.day) : '',
      date: 'date' in dueRule ? dueRule.date : '',
      parts:
        'parts' in dueRule
          ? dueRule.parts.map(({ percent, days }) => ({
              percent: writeDecimal(percent, locale),
              days: String(days),
            }))
          : [],
    },
    payment: { iban: spaced(content.payment.iban), bic: content.payment.bic },
    references: writtenOf('references', content.references, locale),
    buyer: {
      name: buyer.name,
      legalForm: buyer.legalForm,
      address: buyer.address,
      siren: buyer.siren,
      siret: buyer.siret,
      vatNumber: buyer.vatNumber,
      email: buyer.email,
      contact: buyer.contact,
    },
    buyerKind: content.buyerKind ?? '',
    ...caseFields(content, locale),
    lines: shown.lines.map((line) => lineFields(line, locale)),
    adjustments: content.adjustments.map(({ kind, amountCents, reason, vat }) => ({
      kind,
      amount: writeCents(amountCents, locale),
      reason,
      vat: vatValue(vat),
    })),
    precedingDocuments: content.precedingDocuments.map(({ number, date }) => ({ number, date: date ?? '' })),
    prepaidCents: content.prepaidCents ? writeCents(content.prepaidCents, locale) : '',
    retention: {
      on: ticked(retention !== null),
      percent: writeDecimal(retention?.percent ?? '5', locale),
      releaseOn: retention?.releaseOn ?? '',
      reason: retention?.reason ?? '',
    },
    penalty: {
      on: ticked(penalty !== null),
      amountCents: penalty ? writeCents(penalty.amountCents, locale) : '',
      reason: penalty?.reason ?? '',
    },
    kept: keptFields({ content: shown, takenOut: takenOut.filter((each) => isHeld(each, held)) }),
    specialPrice: ticked(content.specialCases.includes('specialPrice')),
    exceptional: ticked(content.specialCases.includes('exceptional')),
    notes: content.notes
      .filter((note) => note.code === '')
      .map((note) => note.text)
      .join('\n'),
    exemptions: Object.fromEntries(
      exemptCategories.map((each) => [
        each,
        content.exemptions.find(({ category }) => category === each)?.reason ?? '',
      ]),
    ) as Record<(typeof exemptCategories)[number], string>,
  };
}

/** Further parties, deposit, currency, payment made: what most invoices have nothing of. */
function caseFields(content: InvoiceContent, locale: Locale) {
  const { payer, deliverTo, depositOf, exchange, exemptions } = content;
  const noAddress = { line1: '', line2: '', postcode: '', city: '', country: 'FR' };
  return {
    payer: {
      on: ticked(payer !== undefined),
      name: payer?.name ?? '',
      siren: payer?.siren ?? '',
      address: payer?.address ?? noAddress,
    },
    deliverTo: {
      on: ticked(deliverTo !== null),
      name: deliverTo?.name ?? '',
      address: deliverTo?.address ?? noAddress,
    },
    depositOf: {
      reference: depositOf?.reference ?? '',
      date: depositOf?.date ?? '',
      totalCents: depositOf && depositOf.totalCents !== null ? writeCents(depositOf.totalCents, locale) : '',
      percent: depositOf?.percent ? writeDecimal(depositOf.percent, locale) : '',
    },
    currency: content.currency,
    exchange: {
      rate: exchange ? writeDecimal(exchange.rate, locale) : '',
      on: exchange?.on ?? '',
      source: exchange?.source ?? '',
    },
    exemptionCode: exemptions.find(({ category }) => category === 'E')?.code ?? '',
  };
}

export function lineFields(line: Line, locale: Locale): LineValues {
  return {
    id: line.id,
    name: line.name,
    description: line.description,
    quantity: writeDecimal(line.quantity, locale),
    unit: line.unit,
    unitPrice: writeDecimal(line.unitPrice, locale, 2),
    vat: vatValue(line.vat),
    discount: discountText(line.adjustments, locale),
    special: line.special ?? '',
    recovers: {
      number: line.recovers?.number ?? '',
      date: line.recovers?.date ?? '',
      available: String(line.recovers?.availableCents ?? ''),
    },
    copyOf: '',
  };
}

/** Category and rate in one choice: 'S|20'. */
const vatValue = ({ category, rate }: Vat): string => `${category}|${normalizeDecimal(rate)}`;

/** An id no line of this document has, or had in an earlier round: `floor` is the highest number used so far. */
export function nextLineId(ids: readonly string[], floor = 0): string {
  return `l${1 + Math.max(floor, ...ids.map(lineNumber))}`;
}

export const lineNumber = (id: string): number => Number(/^l(\d{1,9})$/.exec(id)?.[1] ?? 0);

/** What other pages of lines keep is listed there. */
const isHeld = ({ lineId }: Kept, held: Held | null) =>
  held === null || lineId === null || held.ids.includes(lineId);

const ticked = (is: boolean) => (is ? 'on' : '');
const dates = ({ from, to }: { from: string | null; to: string | null }) => ({
  from: from ?? '',
  to: to ?? '',
});
const spaced = (iban: string) => iban.replace(/(.{4})(?=.)/g, '$1 ');
