import { fields } from '#workflows/invoice/fields/fields.ts';
import { lowered } from '#workflows/invoice/fields/names.ts';
import type { Texts } from './texts.ts';

/** Those that are more than one field, or less, or none. */
const others: readonly (Texts & { element: string })[] = [
  { element: 'PayerTradeParty', fr: 'payeur', en: 'payer' },
  { element: 'InvoicerTradeParty', fr: 'facturant', en: 'invoicer' },
  { element: 'InvoiceeTradeParty', fr: 'facturé à', en: 'invoicee' },
  { element: 'SellerAgentTradeParty', fr: 'agent du vendeur', en: 'seller’s agent' },
  { element: 'BuyerAgentTradeParty', fr: 'agent de l’acheteur', en: 'buyer’s agent' },
  { element: 'GrossPriceProductTradePrice', fr: 'prix brut et rabais', en: 'gross price and discount' },
  {
    element: 'AdditionalReferencedDocument',
    fr: 'documents joints ou cités',
    en: 'attached or quoted documents',
  },
  { element: 'PayerPartyDebtorFinancialAccount', fr: 'compte du payeur', en: 'payer’s account' },
  {
    element: 'AssociatedDocumentLineDocument/IncludedNote',
    fr: 'code de la note de ligne',
    en: 'subject code of the line note',
  },
  {
    element: 'SpecifiedTradeSettlementPaymentMeans',
    fr: 'autres moyens de paiement',
    en: 'other means of payment',
  },
  { element: 'DirectDebitMandateID', fr: 'mandat de prélèvement', en: 'direct debit mandate' },
  { element: 'CreditorReferenceID', fr: 'identifiant du créancier', en: 'creditor identifier' },
  { element: 'CountrySubDivisionName', fr: 'région', en: 'region' },
  { element: 'TaxCurrencyCode', fr: 'devise de la TVA', en: 'VAT currency' },
  {
    element: 'ShipToTradeParty',
    fr: 'identifiants du lieu de livraison',
    en: 'identifiers of the delivery place',
  },
  { element: 'BuyerOrderReferencedDocument', fr: 'détails de la commande', en: 'details of the order' },
  { element: 'TestIndicator', fr: 'indicateur de test', en: 'test indicator' },
  { element: 'CopyIndicator', fr: 'indicateur de copie', en: 'copy indicator' },
];

/** What people call the elements of CII that a draft has no place for; the first that fits a path names it. */
export const elementNames: readonly (Texts & { element: string })[] = [
  ...fields.flatMap(({ element, name }) =>
    element ? [{ element, fr: lowered(name.fr), en: lowered(name.en) }] : [],
  ),
  ...others,
];
