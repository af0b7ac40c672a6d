import { blankContent } from '#workflows/invoice/blank-content.ts';
import {
  contentSchema,
  type DocumentKind,
  type DueRule,
  type InvoiceContent,
} from '#workflows/invoice/content.ts';
import { addDays } from '#workflows/invoice/due-date.ts';
import { withTotals } from '#workflows/invoice/totals.ts';
import { readAdjustment, readLines, readPeriod, readVat } from './cii-lines.ts';
import { readAddress, readParty } from './cii-party.ts';
import { checkStatedTotals } from './cii-totals.ts';
import type { Source, Warning } from './intake-result.ts';
import { notKept } from './not-kept.ts';
import { Refusal } from './refusal.ts';
import { warning } from './warning.ts';
import { parseXml, type XmlNode } from './xml.ts';
import { centsOf, child, children, dateOf, requiredText, textOf } from './xml-cursor.ts';

const namespace = 'urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100';

/** UNTDID 1001 codes that a mandated biller may draft; self-billed documents are the buyer's to make. */
const kinds: Record<string, DocumentKind> = {
  '380': 'invoice',
  '393': 'invoice',
  '381': 'creditNote',
  '384': 'corrective',
  '386': 'deposit',
};

/** BT-23 begins with B for goods, S for services, M for both (BR-FR-08). */
const operations: Record<string, InvoiceContent['operation']> = { B: 'goods', S: 'services', M: 'mixed' };

export type ReadCii = { content: InvoiceContent; source: Source; warnings: Warning[] };

/**
 * A draft from a CII invoice (D16B or D22B; EN 16931, its French profiles, Factur-X from BASIC on). Its totals are
 * computed from its lines and must equal those the file states.
 *
 * @throws Refusal with the rule that is broken, or the element that is missing or has no meaning here.
 */
export function readCii(bytes: Uint8Array): ReadCii {
  const root = parseXml(bytes);
  if (root.namespace.startsWith('urn:oasis:names:specification:ubl:')) throw new Refusal('xml.ubl');
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
  const summation = child(settlement, 'SpecifiedTradeSettlementHeaderMonetarySummation');
  const content = checked({
    ...blankContent(),
    kind: kindOf(requiredText(document, 'TypeCode'), warnings),
    currency: requiredText(settlement, 'InvoiceCurrencyCode'),
    seller: readParty(child(agreement, 'SellerTradeParty')),
    buyer: { ...buyer, otherIds: buyer.otherIds.filter((id) => id.scheme !== '0224') },
    deliverTo: readDeliverTo(child(delivery, 'ShipToTradeParty')),
    subject: textOf(document, 'Name'),
    period: readWhenDone(settlement, delivery),
    operation: readOperation(root, warnings),
    vatOnDebits: children(settlement, 'ApplicableTradeTax').some(
      (tax) => textOf(tax, 'DueDateTypeCode') === '5',
    ),
    dueRule: readDueRule(settlement, source.issueDate, warnings),
    paymentTerms: children(settlement, 'SpecifiedTradePaymentTerms')
      .map((terms) => textOf(terms, 'Description'))
      .filter(Boolean)
      .join('\n'),
    payment: readPayment(settlement),
    references: {
      ...blankContent().references,
      order: textOf(agreement, 'BuyerOrderReferencedDocument', 'IssuerAssignedID'),
      contract: textOf(agreement, 'ContractReferencedDocument', 'IssuerAssignedID'),
      // The routing code 0224 is what Chorus Pro calls the service.
      serviceCode: buyer.otherIds.find((id) => id.scheme === '0224')?.value ?? '',
      buyerReference: textOf(agreement, 'BuyerReference'),
      project: textOf(agreement, 'SpecifiedProcuringProject', 'ID'),
      deliveryNote: textOf(delivery, 'DespatchAdviceReferencedDocument', 'IssuerAssignedID'),
    },
    precedingDocuments: children(settlement, 'InvoiceReferencedDocument').map((each) => ({
      number: requiredText(each, 'IssuerAssignedID'),
      date: dateOf(each, 'FormattedIssueDateTime'),
    })),
    lines: lines.map((each) => each.line),
    adjustments: children(settlement, 'SpecifiedTradeAllowanceCharge').map((each) => ({
      ...readAdjustment(each),
      vat: readVat(child(each, 'CategoryTradeTax')),
    })),
    prepaidCents: centsOf(summation, 'TotalPrepaidAmount') ?? 0,
    roundingCents: centsOf(summation, 'RoundingAmount') ?? 0,
    notes: children(document, 'IncludedNote').map((note) => ({
      code: textOf(note, 'SubjectCode'),
      text: textOf(note, 'Content'),
    })),
    exemptions: readExemptions(settlement),
  });
  checkStatedTotals(content, lines, settlement);
  const ignored = lines.filter((each) => each.baseIgnored).map((each) => each.number);
  if (ignored.length > 0) warnings.push(warning('baseQuantity.ignored', { lines: ignored.join(', ') }));
  warnings.push(...notKept(root));
  return { content, source, warnings };
}

function kindOf(code: string, warnings: Warning[]): DocumentKind {
  const kind = kinds[code];
  if (code === '393') warnings.push(warning('kind.factored'));
  if (!kind) throw new Refusal('kind.unsupported', { found: code });
  return kind;
}

function readOperation(root: XmlNode, warnings: Warning[]): InvoiceContent['operation'] {
  const process = textOf(
    root,
    'ExchangedDocumentContext',
    'BusinessProcessSpecifiedDocumentContextParameter',
    'ID',
  );
  const operation = /^[BSM]\d$/.test(process) ? operations[process[0] ?? ''] : undefined;
  if (!operation) warnings.push(warning('operation.assumed'));
  return operation ?? 'services';
}

function readDeliverTo(node: XmlNode | undefined): InvoiceContent['deliverTo'] {
  const address = child(node, 'PostalTradeAddress');
  return address ? { name: textOf(node, 'Name'), address: readAddress(address) } : null;
}

/** The period of invoicing (BG-14), else the day of delivery (BT-72) as a period of one day. */
function readWhenDone(
  settlement: XmlNode | undefined,
  delivery: XmlNode | undefined,
): InvoiceContent['period'] {
  const period = readPeriod(child(settlement, 'BillingSpecifiedPeriod'));
  if (period.from || period.to) return period;
  const day = dateOf(delivery, 'ActualDeliverySupplyChainEvent', 'OccurrenceDateTime');
  return { from: day, to: day };
}

/** A draft is issued on another day than its model was: the term is kept, rather than a date that may have passed. */
function readDueRule(settlement: XmlNode | undefined, issued: string | null, warnings: Warning[]): DueRule {
  const date = children(settlement, 'SpecifiedTradePaymentTerms')
    .map((terms) => dateOf(terms, 'DueDateDateTime'))
    .find((each) => each !== null);
  if (!date) return { kind: 'onReceipt' };
  const days = issued ? Math.round((Date.parse(date) - Date.parse(issued)) / 86_400_000) : -1;
  if (!issued || days < 0 || days > 365 || addDays(issued, days) !== date) return { kind: 'date', date };
  warnings.push(warning('dueDate.asDays', { date, days: String(days) }));
  return { kind: 'days', days };
}

/** The first account that is an IBAN; others stay unread and are listed as not kept. */
function readPayment(settlement: XmlNode | undefined): InvoiceContent['payment'] {
  const all = children(settlement, 'SpecifiedTradeSettlementPaymentMeans');
  const hasIban = (means: XmlNode) =>
    means.children.some(
      (each) =>
        each.name === 'PayeePartyCreditorFinancialAccount' &&
        each.children.some((account) => account.name === 'IBANID'),
    );
  const means = all.find(hasIban) ?? all[0];
  const compact = (text: string) => text.replace(/\s/g, '').toUpperCase();
  return {
    iban: compact(textOf(means, 'PayeePartyCreditorFinancialAccount', 'IBANID')),
    bic: compact(textOf(means, 'PayeeSpecifiedCreditorFinancialInstitution', 'BICID')),
    meansCode: textOf(means, 'TypeCode'),
  };
}

function readExemptions(settlement: XmlNode | undefined): InvoiceContent['exemptions'] {
  const found = new Map<string, InvoiceContent['exemptions'][number]>();
  for (const tax of children(settlement, 'ApplicableTradeTax')) {
    const { category } = readVat(tax);
    const reason = textOf(tax, 'ExemptionReason');
    const code = textOf(tax, 'ExemptionReasonCode');
    const earlier = found.get(category);
    if (!reason && !code) continue;
    const reasons = [earlier?.reason, reason].filter((each, at, all) => each && all.indexOf(each) === at);
    found.set(category, { category, reason: reasons.join(' ; '), code: earlier?.code || code });
  }
  return [...found.values()];
}

function checked(draft: InvoiceContent): InvoiceContent {
  const result = contentSchema.safeParse(withTotals(draft));
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new Refusal('model.invalid', { path: issue?.path.join('.') ?? '', why: issue?.message ?? '' });
}
