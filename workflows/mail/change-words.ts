import { formatDate, formatMoney, formatNumber, formatPercent } from '#emails/format.ts';
import type { Change } from '../invoice/diff.ts';
import { oneLine } from './compose-parts.ts';

type Locale = 'fr' | 'en';

/** Names of fields by the start of their key; the longest that fits wins. */
const labels = new Map<string, { fr: string; en: string }>(
  Object.entries({
    kind: { fr: 'Nature du document', en: 'Kind of document' },
    currency: { fr: 'Devise', en: 'Currency' },
    seller: { fr: 'Votre identité', en: 'Your details' },
    buyer: { fr: 'Client', en: 'Customer' },
    'buyer.address': { fr: 'Adresse du client', en: 'Customer’s address' },
    deliverTo: { fr: 'Lieu de livraison', en: 'Place of delivery' },
    subject: { fr: 'Objet', en: 'Subject' },
    period: { fr: 'Date de réalisation', en: 'Date of performance' },
    dueRule: { fr: 'Échéance', en: 'Due date' },
    paidOn: { fr: 'Déjà payée le', en: 'Already paid on' },
    depositOf: { fr: 'Acompte sur', en: 'Deposit on' },
    buyerKind: { fr: 'Nature du client', en: 'Kind of customer' },
    dwelling: { fr: 'Travaux dans un logement', en: 'Works on a dwelling' },
    payer: { fr: 'Tiers payeur', en: 'Third-party payer' },
    exchange: { fr: 'Cours de la devise', en: 'Exchange rate' },
    payee: { fr: 'Bénéficiaire du paiement', en: 'Payee' },
    taxRepresentative: { fr: 'Représentant fiscal', en: 'Tax representative' },
    deliveredOn: { fr: 'Date de livraison', en: 'Date of delivery' },
    taxPointDate: { fr: 'Date d’exigibilité de la TVA', en: 'Tax point date' },
    frame: { fr: 'Cadre de facturation', en: 'Billing frame' },
    attachments: { fr: 'Pièces citées', en: 'Quoted documents' },
    payment: { fr: 'Coordonnées bancaires', en: 'Bank details' },
    references: { fr: 'Références', en: 'References' },
    line: { fr: 'désignation', en: 'description' },
    'line.quantity': { fr: 'quantité', en: 'quantity' },
    'line.unit': { fr: 'unité', en: 'unit' },
    'line.unitPrice': { fr: 'prix unitaire', en: 'unit price' },
    'line.vat': { fr: 'TVA', en: 'VAT' },
    'line.adjustments': { fr: 'remise ou supplément', en: 'discount or surcharge' },
    'line.special': { fr: 'condition particulière', en: 'special condition' },
    'line.recovers': { fr: 'acompte repris', en: 'deposit taken back' },
    'line.grossPrice': { fr: 'prix avant remise', en: 'price before discount' },
    'line.note': { fr: 'remarque', en: 'remark' },
    'line.article': { fr: 'article', en: 'item' },
    'line.object': { fr: 'objet facturé', en: 'invoiced object' },
    'line.orderLine': { fr: 'ligne de commande', en: 'order line' },
    'line.buyerAccount': { fr: 'compte comptable du client', en: 'customer’s account' },
    'line.period': { fr: 'dates', en: 'dates' },
    adjustments: { fr: 'Remise ou supplément', en: 'Discount or surcharge' },
    retention: { fr: 'Retenue de garantie', en: 'Retention' },
    penalty: { fr: 'Pénalité', en: 'Penalty' },
    notes: { fr: 'Mentions', en: 'Notes' },
    'totals.netCents': { fr: 'Total HT', en: 'Total excl. VAT' },
    'totals.vat': { fr: 'TVA', en: 'VAT' },
    'totals.vatCents': { fr: 'Total TVA', en: 'Total VAT' },
    'totals.grossCents': { fr: 'Total TTC', en: 'Total incl. VAT' },
    'totals.prepaidCents': { fr: 'Déjà payé', en: 'Already paid' },
    'totals.payableCents': { fr: 'Net à payer', en: 'Amount due' },
  }),
);

/** A difference between two rounds in a mail's words. Several fields without a label of their own share one. */
export function wordChange(
  change: Change,
  currency: string,
  locale: Locale,
): { label: string; before: string; after: string } {
  const name = fieldName(change.key, locale);
  const line = change.lineNumber ? `${locale === 'fr' ? 'Ligne' : 'Line'} ${change.lineNumber}` : '';
  const value = (text: string | null) =>
    text === null ? '' : oneLine(wordValue(change, text, currency, locale));
  return {
    label: oneLine(line ? `${line}, ${name}` : name),
    before: value(change.before),
    after: value(change.after),
  };
}

/** The name of a field of the content in a sentence of its own; a field this has no word for is named as such. */
export function fieldName(key: string, locale: Locale): string {
  return labelOf(key)?.[locale] ?? (locale === 'fr' ? 'Autre mention' : 'Other detail');
}

function labelOf(key: string) {
  const parts = key.split('.');
  for (let length = parts.length; length > 0; length--) {
    const found = labels.get(parts.slice(0, length).join('.'));
    if (found) return found;
  }
  return undefined;
}

function wordValue({ type }: Change, text: string, currency: string, locale: Locale): string {
  if (type === 'cents') return formatMoney(Number(text), currency, locale);
  if (type === 'decimal') return formatNumber(text, locale);
  if (type === 'percent') return formatPercent(text, locale);
  return type === 'date' ? formatDate(text, locale) : text;
}
