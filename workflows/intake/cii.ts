import type { DocumentKind, InvoiceContent } from '#db/shapes/content.ts';
import { blankContent } from '#workflows/invoice/blank-content.ts';
import {
  readAttachments,
  readDelivered,
  readDeliverTo,
  readOtherParties,
  readPayment,
  readReferences,
  whenDone,
} from './cii-header.ts';
import { readAdjustment, readLines, readLogistics, readPeriod, readVat, summedLines } from './cii-lines.ts';
import { readParty } from './cii-party.ts';
import { readStated } from './cii-totals.ts';
import type { DueTerm } from './due-shares.ts';
import { type Exemption, exemptionsIn } from './exemptions-in.ts';
import { fromFile } from './from-file.ts';
import type { Source } from './intake-result.ts';
import { amountsKept } from './line-words.ts';
import { notKept } from './not-kept.ts';
import { basesIgnored } from './read-line.ts';
import { Refusal } from './refusal.ts';
import { checkStated } from './stated-totals.ts';
import type { Warning } from './warning.ts';
import { warning } from './warning.ts';
import { parseXml, type XmlNode } from './xml.ts';
import { centsOf, child, children, dateOf, oneOf, requiredText, textOf } from './xml-cursor.ts';

const namespace = 'urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100';

/** UNTDID 1001 codes that a mandated biller may draft; self-billed documents are the buyer's to make. */
const kinds = new Map<string, DocumentKind>(
  Object.entries({
    '380': 'invoice',
    '393': 'invoice',
    '381': 'creditNote',
    '384': 'corrective',
    '386': 'deposit',
    '503': 'creditNote',
  }),
);

export type ReadDocument = { content: InvoiceContent; source: Source; warnings: Warning[] };

/**
 * A draft from a CII invoice (D16B or D22B; EN 16931, its French profiles, Factur-X from BASIC on). Its totals are
 * computed from its lines and must equal those the file states.
 *
 * @throws Refusal with the rule that is broken, or the element that is missing or has no meaning here.
 */
export function readCii(bytes: Uint8Array | XmlNode): ReadDocument {
  const root = 'children' in bytes ? bytes : parseXml(bytes);
  if (root.name !== 'CrossIndustryInvoice' || root.namespace !== namespace) {
    throw new Refusal('xml.notCii', { found: root.name });
  }
  const document = child(root, 'ExchangedDocument');
  const transaction = child(root, 'SupplyChainTradeTransaction');
  if (!transaction) throw new Refusal('element.missing', { element: 'SupplyChainTradeTransaction' });
  const agreement = child(transaction, 'ApplicableHeaderTradeAgreement');
  const delivery = child(transaction, 'ApplicableHeaderTradeDelivery');
  const settlement = child(transaction, 'ApplicableHeaderTradeSettlement');
  const lines = readLines(transaction);
  if (lines.length === 0) throw new Refusal('lines.none');

  const source = { number: textOf(document, 'ID'), issueDate: dateOf(document, 'IssueDateTime') };
  const warnings: Warning[] = [];
  const buyer = readParty(child(agreement, 'BuyerTradeParty'));
  const serviceCode = buyer.otherIds.find((id) => id.scheme === '0224')?.value ?? '';
  const summation = child(settlement, 'SpecifiedTradeSettlementHeaderMonetarySummation');
  const currency = requiredText(settlement, 'InvoiceCurrencyCode');
  const attachments = readAttachments(agreement);
  const taxes = children(settlement, 'ApplicableTradeTax');
  const taxPointDate = oneOf(taxes, (tax) => dateOf(tax, 'TaxPointDate'));
  const draft: InvoiceContent = {
    ...blankContent(),
    kind: kindOf(requiredText(document, 'TypeCode'), warnings),
    currency,
    seller: readParty(child(agreement, 'SellerTradeParty')),
    buyer: { ...buyer, otherIds: buyer.otherIds.filter((id) => id.scheme !== '0224') },
    ...readOtherParties(agreement, settlement),
    deliverTo: readDeliverTo(delivery),
    subject: textOf(document, 'Name'),
    ...whenDone(readPeriod(child(settlement, 'BillingSpecifiedPeriod')), readDelivered(delivery)),
    vatOnDebits: oneOf(taxes, (tax) => textOf(tax, 'DueDateTypeCode')) === '5',
    ...(taxPointDate && { taxPointDate }),
    payment: readPayment(settlement, source.number),
    references: readReferences(agreement, delivery, settlement, serviceCode),
    precedingDocuments: children(settlement, 'InvoiceReferencedDocument').map((each) => ({
      number: requiredText(each, 'IssuerAssignedID'),
      date: dateOf(each, 'FormattedIssueDateTime'),
      ...precedingKind(textOf(each, 'TypeCode')),
    })),
    ...(attachments && { attachments }),
    lines: lines.map((each) => each.line),
    adjustments: [
      ...children(settlement, 'SpecifiedTradeAllowanceCharge').map((each) => ({
        ...readAdjustment(each),
        vat: readVat(child(each, 'CategoryTradeTax')),
      })),
      ...readLogistics(settlement),
    ],
    prepaidCents: centsOf(summation, 'TotalPrepaidAmount') ?? 0,
    roundingCents: centsOf(summation, 'RoundingAmount') ?? 0,
    notes: children(document, 'IncludedNote').map((note) => ({
      code: textOf(note, 'SubjectCode'),
      text: textOf(note, 'Content'),
    })),
    exemptions: exemptionsIn([...taxes, ...lineTaxes(transaction)].map(readExemption), warnings),
  };
  const facts = {
    source,
    process: textOf(
      root,
      'ExchangedDocumentContext',
      'BusinessProcessSpecifiedDocumentContextParameter',
      'ID',
    ),
    terms: children(settlement, 'SpecifiedTradePaymentTerms').map(readTerm),
    vatEurCents: vatInEuros(settlement, summation),
  };
  const content = fromFile(draft, facts, warnings);
  checkStated(content, lines, readStated(settlement, currency));
  warnings.push(...basesIgnored(lines), ...amountsKept(lines, currency), ...notKept(root));
  return { content, source, warnings };
}

/** BT-111, where BT-6 is the euro. */
function vatInEuros(settlement: XmlNode | undefined, summation: XmlNode | undefined): number | null {
  if (textOf(settlement, 'TaxCurrencyCode') !== 'EUR') return null;
  const amount = children(summation, 'TaxTotalAmount').find((each) => each.attributes.currencyID === 'EUR');
  return amount ? centsOf(amount) : null;
}

export function precedingKind(code: string): { kind?: DocumentKind } {
  const kind = kinds.get(code);
  return kind ? { kind } : {};
}

/** @throws Refusal on a kind that a mandated biller does not make. */
export function kindOf(code: string, warnings: Warning[]): DocumentKind {
  const kind = kinds.get(code);
  if (code === '393') warnings.push(warning('kind.factored'));
  if (!kind) throw new Refusal('kind.unsupported', { found: code });
  return kind;
}

/** One day of payment of several; an amount without a day is no instalment, and stays unread. */
function readTerm(node: XmlNode): DueTerm {
  const on = dateOf(node, 'DueDateDateTime');
  return {
    on,
    text: textOf(node, 'Description'),
    amountCents: on === null ? null : centsOf(node, 'PartialPaymentAmount'),
    percent: null,
  };
}

function readExemption(tax: XmlNode): Exemption {
  const { category } = readVat(tax);
  return { category, reason: textOf(tax, 'ExemptionReason'), code: textOf(tax, 'ExemptionReasonCode') };
}

/** EXTENDED has the reason for charging no VAT on each line. */
function lineTaxes(transaction: XmlNode): XmlNode[] {
  return summedLines(transaction).flatMap((line) =>
    children(child(line, 'SpecifiedLineTradeSettlement'), 'ApplicableTradeTax'),
  );
}
