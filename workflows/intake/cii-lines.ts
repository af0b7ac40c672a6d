import { type AllowanceCharge, type Line, type Vat, vatCategories } from '#workflows/invoice/content.ts';
import { compareDecimals } from '#workflows/invoice/decimal.ts';
import { lineNetCents } from '#workflows/invoice/totals.ts';
import { readArticle } from './cii-article.ts';
import { given } from './given.ts';
import { Refusal } from './refusal.ts';
import type { XmlNode } from './xml.ts';
import { centsOf, child, children, dateOf, decimalOf, requiredText, textOf } from './xml-cursor.ts';

/** A line, the net amount its file states for it (BT-131), and whether its base quantity was found to be wrong. */
export type ReadLine = { line: Line; statedCents: number; number: string; baseIgnored: boolean };

/** Lines that only group or explain others in the EXTENDED profile: their amounts are not part of the sum. */
const outsideTheSum = ['GROUP', 'INFORMATION'];

export function readLines(transaction: XmlNode): ReadLine[] {
  const taken = new Set<string>();
  return transaction.children
    .filter((each) => each.name === 'IncludedSupplyChainTradeLineItem' && countsInSum(each))
    .map((node, index) => {
      node.read = true;
      const number = textOf(node, 'AssociatedDocumentLineDocument', 'LineID') || String(index + 1);
      return readLine(node, uniqueId(number, taken), number);
    });
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
  const baseQuantity = decimalOf(price, 'BasisQuantity') ?? '1';
  if (compareDecimals(baseQuantity, '0') <= 0) {
    throw new Refusal('number.invalid', { element: 'BasisQuantity', found: baseQuantity });
  }
  const grossPrice = readGrossPrice(agreement);
  const article = readArticle(product);
  const unitPrice = decimalOf(price, 'ChargeAmount');
  const billed = decimalOf(node, 'SpecifiedLineTradeDelivery', 'BilledQuantity');
  const statedCents = centsOf(settlement, 'SpecifiedTradeSettlementLineMonetarySummation', 'LineTotalAmount');
  if (unitPrice === null || billed === null || statedCents === null) {
    const element =
      unitPrice === null ? 'ChargeAmount' : billed === null ? 'BilledQuantity' : 'LineTotalAmount';
    throw new Refusal('line.incomplete', { line: number, element });
  }
  const period = readPeriod(child(settlement, 'BillingSpecifiedPeriod'));
  const line: Line = {
    id,
    name: textOf(product, 'Name'),
    description: textOf(product, 'Description'),
    quantity: billed,
    unit: quantity?.attributes.unitCode ?? 'C62',
    unitPrice,
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
      lineTotalIsNegative(statedCents) && {
        special: 'depositRecovery' as const,
        recovers: {
          number: textOf(recovered, 'IssuerAssignedID'),
          date: dateOf(recovered, 'FormattedIssueDateTime'),
          availableCents: null,
        },
      }),
  };
  // Some software repeats the price as its base quantity; the amount of the line then proves the price is for one.
  const forOne = { ...line, baseQuantity: '1' };
  const baseIgnored = lineNetCents(line) !== statedCents && lineNetCents(forOne) === statedCents;
  return { line: baseIgnored ? forOne : line, statedCents, number, baseIgnored };
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

/** @throws Refusal on a category EN 16931 doesn't know; what is outside the scope of VAT may have no rate. */
export function readVat(node: XmlNode | undefined): Vat {
  const code = requiredText(node, 'CategoryCode');
  const category = vatCategories.find((each) => each === code);
  if (!category) throw new Refusal('vat.category', { found: code });
  child(node, 'TypeCode');
  return { category, rate: decimalOf(node, 'RateApplicablePercent') ?? '0' };
}

export function readPeriod(node: XmlNode | undefined): { from: string | null; to: string | null } {
  return { from: dateOf(node, 'StartDateTime'), to: dateOf(node, 'EndDateTime') };
}

function countsInSum(line: XmlNode): boolean {
  const document = line.children.find((each) => each.name === 'AssociatedDocumentLineDocument');
  const status = document?.children.find((each) => each.name === 'LineStatusReasonCode')?.text ?? '';
  return !outsideTheSum.includes(status);
}

/** Null when there is none, or when it says nothing more than the net price. */
function readGrossPrice(agreement: XmlNode | undefined): string | null {
  const gross = child(agreement, 'GrossPriceProductTradePrice');
  const amount = decimalOf(gross, 'ChargeAmount');
  const net = decimalOf(agreement, 'NetPriceProductTradePrice', 'ChargeAmount');
  child(gross, 'BasisQuantity');
  const discount = child(gross, 'AppliedTradeAllowanceCharge');
  textOf(discount, 'ChargeIndicator', 'Indicator');
  textOf(discount, 'ActualAmount');
  return amount === null || net === null || compareDecimals(amount, net) <= 0 ? null : amount;
}

const lineTotalIsNegative = (cents: number | null) => cents !== null && cents < 0;

/** Some files repeat a line's number; within a draft an id names one line. */
function uniqueId(number: string, taken: Set<string>): string {
  const base = number.slice(0, 56);
  let id = base;
  for (let copy = 2; taken.has(id); copy++) id = `${base}-${copy}`;
  taken.add(id);
  return id;
}
