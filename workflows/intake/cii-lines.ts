import type { AllowanceCharge, InvoiceContent, Line, Vat } from '#db/shapes/content.ts';
import { compareDecimals } from '#workflows/invoice/decimal.ts';
import { readArticle } from './cii-article.ts';
import { given } from './given.ts';
import { allThere, type ReadLine, readBaseQuantity, readLineAs, uniqueId, vatOf } from './read-line.ts';
import { Refusal } from './refusal.ts';
import type { XmlNode } from './xml.ts';
import { centsOf, child, children, dateOf, decimalOf, placesOf, requiredText, textOf } from './xml-cursor.ts';

/** Lines that only group or explain others in the EXTENDED profile: their amounts are not part of the sum. */
const outsideTheSum = ['GROUP', 'INFORMATION'];

export function readLines(transaction: XmlNode): ReadLine[] {
  const taken = new Set<string>();
  return summedLines(transaction).map((node, index) => {
    const number = textOf(node, 'AssociatedDocumentLineDocument', 'LineID') || String(index + 1);
    return readLine(node, uniqueId(number, taken), number);
  });
}

/** The lines whose amounts are what the document comes to. */
export function summedLines(transaction: XmlNode): XmlNode[] {
  return children(transaction, 'IncludedSupplyChainTradeLineItem').filter(
    (line) => !outsideTheSum.includes(textOf(line, 'AssociatedDocumentLineDocument', 'LineStatusReasonCode')),
  );
}

function readLine(node: XmlNode, id: string, number: string): ReadLine {
  const product = child(node, 'SpecifiedTradeProduct');
  const agreement = child(node, 'SpecifiedLineTradeAgreement');
  const quantity = child(node, 'SpecifiedLineTradeDelivery', 'BilledQuantity');
  const settlement = child(node, 'SpecifiedLineTradeSettlement');
  const notes = children(child(node, 'AssociatedDocumentLineDocument'), 'IncludedNote').map((note) =>
    textOf(note, 'Content'),
  );
  const recovered = child(settlement, 'InvoiceReferencedDocument');
  const object = child(settlement, 'AdditionalReferencedDocument');
  textOf(object, 'TypeCode');
  const price = child(agreement, 'NetPriceProductTradePrice');
  const baseQuantity = readBaseQuantity(price, 'BasisQuantity');
  const grossPrice = readGrossPrice(agreement);
  const article = readArticle(product);
  const stated = allThere(number, {
    ChargeAmount: decimalOf(price, 'ChargeAmount'),
    BilledQuantity: decimalOf(node, 'SpecifiedLineTradeDelivery', 'BilledQuantity'),
    LineTotalAmount: centsOf(settlement, 'SpecifiedTradeSettlementLineMonetarySummation', 'LineTotalAmount'),
  });
  const period = readPeriod(child(settlement, 'BillingSpecifiedPeriod'));
  const line: Line = {
    id,
    name: textOf(product, 'Name'),
    description: textOf(product, 'Description'),
    quantity: stated.BilledQuantity,
    unit: quantity?.attributes.unitCode ?? 'C62',
    unitPrice: stated.ChargeAmount,
    baseQuantity,
    vat: readVat(child(settlement, 'ApplicableTradeTax')),
    adjustments: children(settlement, 'SpecifiedTradeAllowanceCharge').map(readAdjustment),
    special: null,
    period: period.from || period.to ? period : null,
    ...(grossPrice !== null && { grossPrice }),
    ...(article && { article }),
    ...given('note', notes.filter(Boolean).join('\n')),
    ...given('orderLine', textOf(agreement, 'BuyerOrderReferencedDocument', 'LineID')),
    ...given('buyerAccount', textOf(settlement, 'ReceivableSpecifiedTradeAccountingAccount', 'ID')),
    ...(object && {
      object: { scheme: textOf(object, 'ReferenceTypeCode'), value: textOf(object, 'IssuerAssignedID') },
    }),
    ...(recovered &&
      stated.LineTotalAmount < 0 && {
        special: 'depositRecovery' as const,
        recovers: {
          number: textOf(recovered, 'IssuerAssignedID'),
          date: dateOf(recovered, 'FormattedIssueDateTime'),
          availableCents: null,
        },
      }),
  };
  return readLineAs(line, stated.LineTotalAmount, number, placesOf(child(price, 'ChargeAmount')));
}

/** Amounts of both kinds are without sign; the indicator says which way they go. */
export function readAdjustment(node: XmlNode): AllowanceCharge {
  const amountCents = centsOf(node, 'ActualAmount');
  if (amountCents === null) throw new Refusal('element.missing', { element: `${node.name}/ActualAmount` });
  return {
    kind: requiredText(node, 'ChargeIndicator', 'Indicator') === 'true' ? 'charge' : 'allowance',
    amountCents,
    baseCents: centsOf(node, 'BasisAmount'),
    percent: decimalOf(node, 'CalculationPercent'),
    reason: textOf(node, 'Reason'),
    reasonCode: textOf(node, 'ReasonCode'),
  };
}

/** BG-X-42: what carrying the goods costs, which the sums of an EXTENDED file count among its charges (BT-108). */
export function readLogistics(settlement: XmlNode | undefined): InvoiceContent['adjustments'] {
  return children(settlement, 'SpecifiedLogisticsServiceCharge').map((node) => {
    const amountCents = centsOf(node, 'AppliedAmount');
    if (amountCents === null) throw new Refusal('element.missing', { element: `${node.name}/AppliedAmount` });
    const reason = textOf(node, 'Description');
    const vat = readVat(child(node, 'AppliedTradeTax'));
    return {
      kind: 'charge',
      amountCents,
      baseCents: null,
      percent: null,
      reason,
      reasonCode: reason ? '' : freight,
      vat,
    };
  });
}

/** UNTDID 7161. */
const freight = 'FC';

export function readVat(node: XmlNode | undefined): Vat {
  textOf(node, 'TypeCode');
  return vatOf(requiredText(node, 'CategoryCode'), decimalOf(node, 'RateApplicablePercent'));
}

export function readPeriod(node: XmlNode | undefined): { from: string | null; to: string | null } {
  return { from: dateOf(node, 'StartDateTime'), to: dateOf(node, 'EndDateTime') };
}

/** Null when there is none, or when it says nothing more than the net price. */
function readGrossPrice(agreement: XmlNode | undefined): string | null {
  const gross = child(agreement, 'GrossPriceProductTradePrice');
  const amount = decimalOf(gross, 'ChargeAmount');
  const net = decimalOf(agreement, 'NetPriceProductTradePrice', 'ChargeAmount');
  textOf(gross, 'BasisQuantity');
  const discount = child(gross, 'AppliedTradeAllowanceCharge');
  textOf(discount, 'ChargeIndicator', 'Indicator');
  textOf(discount, 'ActualAmount');
  return amount === null || net === null || compareDecimals(amount, net) <= 0 ? null : amount;
}
