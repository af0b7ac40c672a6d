import type { Line } from '#db/shapes/content.ts';
import type { Rows } from './row.ts';

/** The fields of one line; those of its article are told as one when they change. */
export const lines = {
  'lines.*': { type: 'group', name: { fr: 'Ligne', en: 'Line' }, shown: 'editor' },
  'lines.*.id': { type: 'text', name: { fr: 'Ligne', en: 'Line' }, shown: 'elsewhere', told: false },
  'lines.*.name': {
    type: 'text',
    name: { fr: 'Désignation', en: 'Description' },
    shown: 'editor',
    bt: 'BT-153',
  },
  'lines.*.description': {
    type: 'text',
    name: { fr: 'Détail', en: 'Detail' },
    shown: 'editor',
    bt: 'BT-154',
  },
  'lines.*.quantity': {
    type: 'quantity',
    name: { fr: 'Quantité', en: 'Quantity' },
    shown: 'editor',
    bt: 'BT-129',
  },
  'lines.*.unit': {
    type: 'code',
    codes: 'unit',
    name: { fr: 'Unité', en: 'Unit' },
    shown: 'editor',
    bt: 'BT-130',
  },
  'lines.*.unitPrice': {
    type: 'price',
    name: { fr: 'Prix unitaire', en: 'Unit price' },
    shown: 'editor',
    bt: 'BT-146',
  },
  'lines.*.baseQuantity': {
    type: 'quantity',
    name: { fr: 'Prix pour une quantité de', en: 'Price for a quantity of' },
    shown: 'follows',
    bt: 'BT-149',
    says: (quantity) => quantity !== '1',
    beside: 'printed',
  },
  'lines.*.vat.category': {
    type: 'code',
    codes: 'vatCategory',
    name: { fr: 'Régime de TVA', en: 'VAT scheme' },
    shown: 'editor',
    bt: 'BT-151',
  },
  'lines.*.vat.rate': {
    type: 'percent',
    name: { fr: 'Taux de TVA', en: 'VAT rate' },
    shown: 'editor',
    bt: 'BT-152',
    at: 'lines.*.vat',
  },
  'lines.*.adjustments.*': {
    type: 'adjustment',
    name: { fr: 'Remise ou supplément', en: 'Discount or charge' },
    shown: 'follows',
    says: (adjustment, { line }) => line !== undefined && isMoreThanDiscount(adjustment, line),
    beside: 'printed',
    at: 'lines.*.discount',
  },
  'lines.*.special': {
    type: 'code',
    codes: 'special',
    name: { fr: 'Condition particulière', en: 'Special condition' },
    shown: 'editor',
  },
  'lines.*.recovers': {
    type: 'recovery',
    name: { fr: 'Acompte repris', en: 'Deposit taken back' },
    shown: 'editor',
    at: 'lines.*.name',
  },
  'lines.*.period': {
    type: 'period',
    name: { fr: 'Période', en: 'Period' },
    shown: 'kept',
    bt: 'BG-26',
    absent: null,
    told: false,
    beside: 'printed',
  },
  'lines.*.grossPrice': {
    type: 'price',
    name: { fr: 'Prix avant remise', en: 'Price before discount' },
    shown: 'kept',
    bt: 'BT-148',
  },
  'lines.*.note': {
    type: 'text',
    name: { fr: 'Remarque', en: 'Remark' },
    shown: 'kept',
    bt: 'BT-127',
    beside: 'printed',
  },
  'lines.*.article': { type: 'group', name: { fr: 'Article', en: 'Item' }, shown: 'kept', isTold: true },
  'lines.*.object': {
    type: 'identifier',
    name: { fr: 'Objet facturé', en: 'Invoiced object' },
    shown: 'kept',
    bt: 'BT-128',
  },
  'lines.*.orderLine': {
    type: 'text',
    name: { fr: 'Ligne de commande', en: 'Order line' },
    shown: 'kept',
    bt: 'BT-132',
    element: 'IncludedSupplyChainTradeLineItem/SpecifiedLineTradeAgreement/BuyerOrderReferencedDocument',
  },
  'lines.*.buyerAccount': {
    type: 'text',
    name: { fr: 'Compte comptable du client', en: 'Customer’s accounting reference' },
    shown: 'kept',
    bt: 'BT-133',
    element: 'ReceivableSpecifiedTradeAccountingAccount',
  },
  'lines.*.article.sellerId': {
    type: 'text',
    name: { fr: 'Référence d’article du vendeur', en: 'Seller’s item number' },
    shown: 'kept',
    bt: 'BT-155',
    told: false,
    element: 'SellerAssignedID',
  },
  'lines.*.article.buyerId': {
    type: 'text',
    name: { fr: 'Référence d’article du client', en: 'Customer’s item number' },
    shown: 'kept',
    bt: 'BT-156',
    told: false,
    element: 'BuyerAssignedID',
  },
  'lines.*.article.standardId': {
    type: 'identifier',
    name: { fr: 'Code standard de l’article', en: 'Standard item number' },
    shown: 'kept',
    bt: 'BT-157',
    told: false,
    element: 'SpecifiedTradeProduct/GlobalID',
  },
  'lines.*.article.origin': {
    type: 'country',
    name: { fr: 'Pays d’origine', en: 'Country of origin' },
    shown: 'kept',
    bt: 'BT-159',
    told: false,
    element: 'OriginTradeCountry',
  },
  'lines.*.article.classes': {
    type: 'class',
    isList: true,
    name: { fr: 'Classification de l’article', en: 'Item classification' },
    shown: 'kept',
    bt: 'BT-158',
    told: false,
    element: 'DesignatedProductClassification',
  },
  'lines.*.article.attributes': {
    type: 'attribute',
    isList: true,
    name: { fr: 'Caractéristiques de l’article', en: 'Item attributes' },
    each: { fr: 'Caractéristique de l’article', en: 'Item attribute' },
    shown: 'kept',
    bt: 'BG-32',
    told: false,
    element: 'ApplicableProductCharacteristic',
  },
  'lines.*.period.from': { type: 'date', name: { fr: 'Début', en: 'Start' }, shown: 'within', bt: 'BT-134' },
  'lines.*.period.to': { type: 'date', name: { fr: 'Fin', en: 'End' }, shown: 'within', bt: 'BT-135' },
} satisfies Rows;

/** Several on a line, a charge, or one with a reason of its own: the field beside the line shows an amount or a share. */
function isMoreThanDiscount({ kind, reason, reasonCode }: Line['adjustments'][number], line: Line): boolean {
  return (
    line.adjustments.length > 1 || kind === 'charge' || reason !== '' || !['', '95'].includes(reasonCode)
  );
}
