import type { AllowanceCharge, Article, Line, Vat } from '#db/shapes/content.ts';
import { addDecimals, compareDecimals } from '#workflows/invoice/decimal.ts';
import { isDay } from '#workflows/invoice/is-day.ts';
import { given } from './given.ts';
import { allThere, type ReadLine, readBaseQuantity, readLineAs, uniqueId, vatOf } from './read-line.ts';
import { Refusal } from './refusal.ts';
import type { XmlNode } from './xml.ts';
import { centsOf, child, children, decimalOf, placesOf, requiredText, textOf } from './xml-cursor.ts';

type Part = XmlNode | undefined;

export function readUblLines(root: XmlNode): ReadLine[] {
  const taken = new Set<string>();
  return ublLines(root).map((node, index) => {
    const number = textOf(node, 'ID') || String(index + 1);
    return readLine(node, uniqueId(number, taken), number);
  });
}

export const ublLines = (root: XmlNode): XmlNode[] => [
  ...children(root, 'InvoiceLine'),
  ...children(root, 'CreditNoteLine'),
];

function readLine(node: XmlNode, id: string, number: string): ReadLine {
  const item = child(node, 'Item');
  const price = child(node, 'Price');
  const quantity = child(node, 'InvoicedQuantity') ?? child(node, 'CreditedQuantity');
  const stated = allThere(number, {
    PriceAmount: decimalOf(price, 'PriceAmount'),
    Quantity: decimalOf(quantity),
    LineExtensionAmount: centsOf(node, 'LineExtensionAmount'),
  });
  const baseQuantity = readBaseQuantity(price, 'BaseQuantity');
  const period = readUblPeriod(child(node, 'InvoicePeriod'));
  const object = child(node, 'DocumentReference');
  textOf(object, 'DocumentTypeCode');
  const recovered = child(node, 'BillingReference', 'InvoiceDocumentReference');
  const grossPrice = readGrossPrice(price, stated.PriceAmount);
  const article = readArticle(item);
  const line: Line = {
    id,
    name: textOf(item, 'Name'),
    description: textOf(item, 'Description'),
    quantity: stated.Quantity,
    unit: quantity?.attributes.unitCode ?? 'C62',
    unitPrice: stated.PriceAmount,
    baseQuantity,
    vat: readUblVat(child(item, 'ClassifiedTaxCategory')),
    adjustments: children(node, 'AllowanceCharge').map(readUblAdjustment),
    special: null,
    period: period.from || period.to ? period : null,
    ...(grossPrice !== null && { grossPrice }),
    ...(article && { article }),
    ...given(
      'note',
      children(node, 'Note')
        .map((note) => note.text)
        .filter(Boolean)
        .join('\n'),
    ),
    ...given('orderLine', textOf(node, 'OrderLineReference', 'LineID')),
    ...given('buyerAccount', textOf(node, 'AccountingCost')),
    ...(object && {
      object: { scheme: child(object, 'ID')?.attributes.schemeID ?? '', value: textOf(object, 'ID') },
    }),
    ...(recovered &&
      stated.LineExtensionAmount < 0 && {
        special: 'depositRecovery' as const,
        recovers: {
          number: textOf(recovered, 'ID'),
          date: ublDate(recovered, 'IssueDate'),
          availableCents: null,
        },
      }),
  };
  return readLineAs(line, stated.LineExtensionAmount, number, placesOf(child(price, 'PriceAmount')));
}

/** BT-148 is stated, or follows from the net price and the discount on it. */
function readGrossPrice(price: Part, net: string): string | null {
  const discount = child(price, 'AllowanceCharge');
  textOf(discount, 'ChargeIndicator');
  const amount = decimalOf(discount, 'Amount');
  const base = decimalOf(discount, 'BaseAmount');
  const gross = base ?? (amount === null ? null : addDecimals(net, amount));
  return gross === null || compareDecimals(gross, net) <= 0 ? null : gross;
}

function readArticle(item: Part): Article | undefined {
  const standard = child(item, 'StandardItemIdentification', 'ID');
  const attributes = children(item, 'AdditionalItemProperty').map((each) => ({
    name: textOf(each, 'Name'),
    value: textOf(each, 'Value'),
  }));
  const classes = children(item, 'CommodityClassification').map((each) => {
    const code = child(each, 'ItemClassificationCode');
    return {
      code: code?.text ?? '',
      list: code?.attributes.listID ?? '',
      version: code?.attributes.listVersionID ?? '',
    };
  });
  const article: Article = {
    ...given('sellerId', textOf(item, 'SellersItemIdentification', 'ID')),
    ...given('buyerId', textOf(item, 'BuyersItemIdentification', 'ID')),
    ...(standard?.text && {
      standardId: { scheme: standard.attributes.schemeID ?? '', value: standard.text },
    }),
    ...(classes.length > 0 && { classes }),
    ...(attributes.length > 0 && { attributes }),
    ...given('origin', textOf(item, 'OriginCountry', 'IdentificationCode')),
  };
  return Object.keys(article).length > 0 ? article : undefined;
}

export function readUblAdjustment(node: XmlNode): AllowanceCharge {
  const amountCents = centsOf(node, 'Amount');
  if (amountCents === null) throw new Refusal('element.missing', { element: `${node.name}/Amount` });
  return {
    kind: requiredText(node, 'ChargeIndicator') === 'true' ? 'charge' : 'allowance',
    amountCents,
    baseCents: centsOf(node, 'BaseAmount'),
    percent: decimalOf(node, 'MultiplierFactorNumeric'),
    reason: textOf(node, 'AllowanceChargeReason'),
    reasonCode: textOf(node, 'AllowanceChargeReasonCode'),
  };
}

export function readUblVat(node: Part): Vat {
  textOf(node, 'TaxScheme', 'ID');
  return vatOf(requiredText(node, 'ID'), decimalOf(node, 'Percent'));
}

export function readUblPeriod(node: Part): { from: string | null; to: string | null } {
  return { from: ublDate(node, 'StartDate'), to: ublDate(node, 'EndDate') };
}

/** YYYY-MM-DD, its time zone set aside; null when absent. @throws Refusal on a day that doesn't exist. */
export function ublDate(node: Part, name: string): string | null {
  const text = textOf(node, name);
  if (!text) return null;
  const date = text.slice(0, 10);
  if (!isDay(date)) throw new Refusal('date.invalid', { element: name, found: text });
  return date;
}
