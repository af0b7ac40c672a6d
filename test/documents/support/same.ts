import type { InvoiceContent, Line, Party } from '#db/shapes/content.ts';
import { normalizeDecimal } from '#workflows/invoice/decimal.ts';

/**
 * What both of two contents must say alike after one was written and read again: every amount, party, reference and
 * text. Left out is what no syntax of EN 16931 can say: ids of lines, marks of the approval policy, what is left of a
 * deposit, the rule a due date followed from, and what reduced rates are for (a note tells it).
 */
export function comparable(content: InvoiceContent) {
  const { notes: _, retention: __, penalty: ___, specialCases: ____, dueRule: _____, ...others } = content;
  const { dwelling: ______, ...rest } = others;
  const { totals, exemptions, buyerKind, depositOf, exchange, precedingDocuments, ...kept } = rest;
  const { payableCents, vat, vatEurCents, ...sums } = totals;
  return {
    ...kept,
    paymentTerms: content.paymentTerms.trim(),
    seller: party(content.seller),
    // EN 16931 has a place for the register of the seller alone (in a note).
    buyer: { ...party(content.buyer), registration: '' },
    payee: content.payee && payee(content.payee),
    payer: content.payer && { ...party(content.payer), registration: '' },
    taxRepresentative: content.taxRepresentative && {
      name: content.taxRepresentative.name,
      address: content.taxRepresentative.address,
      vatNumber: content.taxRepresentative.vatNumber,
    },
    precedingDocuments: precedingDocuments.map(({ number, date }) => ({ number, date })),
    totals: sums,
    // The rate follows from two amounts of VAT: without VAT there is none to be found.
    vatEurCents: totals.vatCents === 0 ? undefined : vatEurCents,
    vat: vat.map(({ category, rate, baseCents, vatCents }) => ({ category, rate, baseCents, vatCents })),
    lines: content.lines.map(line),
  };
}

/** Identifiers in no particular order; a second one of a scheme is written without it (BR-FR-CO-10). */
function party({ otherIds, ...rest }: Party) {
  const ids = otherIds.map(
    ({ scheme, value }) => `${scheme.replace(/^(tax|legal):.*/, '$1').replace(/^[0-9A-Z]{4}$/, '')} ${value}`,
  );
  return { ...trimmed(rest), otherIds: ids.sort() };
}

function payee({ name, siren }: Party) {
  return { name, siren };
}

function line({ id: _, special: __, recovers: ___, ...rest }: Line) {
  const numbers = {
    quantity: normalizeDecimal(rest.quantity),
    unitPrice: normalizeDecimal(rest.unitPrice),
    baseQuantity: normalizeDecimal(rest.baseQuantity),
    vat: { ...rest.vat, rate: normalizeDecimal(rest.vat.rate) },
    ...(rest.grossPrice && { grossPrice: normalizeDecimal(rest.grossPrice) }),
  };
  return { ...trimmed(rest), ...numbers };
}

function trimmed<T extends object>(texts: T): T {
  return Object.fromEntries(
    Object.entries(texts).map(([key, value]) => [key, typeof value === 'string' ? value.trim() : value]),
  ) as T;
}
