import type { InvoiceContent } from '#db/shapes/content.ts';
import { blankContent } from '#workflows/invoice/blank-content.ts';
import { kindOf, precedingKind, type ReadDocument } from './cii.ts';
import { whenDone } from './cii-header.ts';
import { type Exemption, exemptionsIn } from './exemptions-in.ts';
import { fromFile } from './from-file.ts';
import { amountsKept } from './line-words.ts';
import { notKept } from './not-kept.ts';
import { basesIgnored } from './read-line.ts';
import { Refusal } from './refusal.ts';
import { checkStated, type Stated } from './stated-totals.ts';
import {
  readUblDeliverTo,
  readUblOtherParties,
  readUblPayment,
  readUblReferences,
  readUblTerms,
} from './ubl-header.ts';
import {
  readUblAdjustment,
  readUblLines,
  readUblPeriod,
  readUblVat,
  ublDate,
  ublLines,
} from './ubl-lines.ts';
import { readUblParty } from './ubl-party.ts';
import type { Warning } from './warning.ts';
import type { XmlNode } from './xml.ts';
import { centsOf, child, children, requiredText, textOf } from './xml-cursor.ts';

/**
 * A draft from a UBL 2.1 invoice or credit note. Promises and refusals are those of `readCii`.
 *
 * @throws Refusal with the rule that is broken, or the element that is missing or has no meaning here.
 */
export function readUbl(root: XmlNode): ReadDocument {
  if (root.name !== 'Invoice' && root.name !== 'CreditNote')
    throw new Refusal('xml.notCii', { found: root.name });
  const lines = readUblLines(root);
  if (lines.length === 0) throw new Refusal('lines.none');
  const source = { number: textOf(root, 'ID'), issueDate: ublDate(root, 'IssueDate') };
  const warnings: Warning[] = [];
  const currency = requiredText(root, 'DocumentCurrencyCode');
  const sums = child(root, 'LegalMonetaryTotal');
  const delivery = child(root, 'Delivery');
  const period = child(root, 'InvoicePeriod');
  const taxPointDate = ublDate(root, 'TaxPointDate');
  const draft: InvoiceContent = {
    ...blankContent(),
    kind: kindOf(requiredText(root, `${root.name}TypeCode`), warnings),
    currency,
    seller: readUblParty(child(root, 'AccountingSupplierParty', 'Party')),
    buyer: readUblParty(child(root, 'AccountingCustomerParty', 'Party')),
    ...readUblOtherParties(root),
    deliverTo: readUblDeliverTo(delivery),
    ...whenDone(readUblPeriod(period), ublDate(delivery, 'ActualDeliveryDate')),
    vatOnDebits: textOf(period, 'DescriptionCode') === '3',
    ...(taxPointDate && { taxPointDate }),
    payment: readUblPayment(root, source.number),
    ...readUblReferences(root),
    precedingDocuments: children(root, 'BillingReference').map((each) => {
      const document = child(each, 'InvoiceDocumentReference');
      return {
        number: requiredText(document, 'ID'),
        date: ublDate(document, 'IssueDate'),
        ...precedingKind(textOf(document, 'DocumentTypeCode')),
      };
    }),
    lines: lines.map((each) => each.line),
    adjustments: children(root, 'AllowanceCharge').map((each) => ({
      ...readUblAdjustment(each),
      vat: readUblVat(child(each, 'TaxCategory')),
    })),
    prepaidCents: centsOf(sums, 'PrepaidAmount') ?? 0,
    roundingCents: centsOf(sums, 'PayableRoundingAmount') ?? 0,
    notes: children(root, 'Note').map(readNote),
    exemptions: exemptionsIn(taxCategories(root).map(readExemption), warnings),
  };
  const euros = textOf(root, 'TaxCurrencyCode') === 'EUR' ? taxTotal(root, 'EUR') : undefined;
  const facts = {
    source,
    process: textOf(root, 'ProfileID'),
    terms: readUblTerms(root),
    vatEurCents: currency === 'EUR' || !euros ? null : centsOf(euros, 'TaxAmount'),
  };
  const content = fromFile(draft, facts, warnings);
  checkStated(content, lines, readStated(root, currency));
  warnings.push(...basesIgnored(lines), ...amountsKept(lines, currency), ...notKept(root));
  return { content, source, warnings };
}

/** The French profile writes the subject of a note before it: #PMT#… */
function readNote({ text }: XmlNode): InvoiceContent['notes'][number] {
  const [, code = '', rest = text] = /^#([A-Z]{3})#([\s\S]*)$/.exec(text) ?? [];
  return { code, text: rest };
}

function readStated(root: XmlNode, currency: string): Stated {
  const sums = child(root, 'LegalMonetaryTotal');
  const required = (name: string) => {
    const cents = centsOf(sums, name);
    if (cents === null) throw new Refusal('element.missing', { element: name });
    return cents;
  };
  const tax = taxTotal(root, currency);
  return {
    linesCents: required('LineExtensionAmount'),
    allowancesCents: centsOf(sums, 'AllowanceTotalAmount') ?? 0,
    chargesCents: centsOf(sums, 'ChargeTotalAmount') ?? 0,
    netCents: required('TaxExclusiveAmount'),
    vatCents: centsOf(tax, 'TaxAmount') ?? 0,
    grossCents: required('TaxInclusiveAmount'),
    dueCents: required('PayableAmount'),
    vat: children(tax, 'TaxSubtotal').map((each) => ({
      vat: readUblVat(child(each, 'TaxCategory')),
      baseCents: centsOf(each, 'TaxableAmount') ?? 0,
      vatCents: centsOf(each, 'TaxAmount') ?? 0,
    })),
  };
}

/** BT-110 and BT-111 are totals of their own, told apart by their currency. */
function taxTotal(root: XmlNode, currency: string): XmlNode | undefined {
  return children(root, 'TaxTotal').find(
    (each) => (child(each, 'TaxAmount')?.attributes.currencyID ?? currency) === currency,
  );
}

function readExemption(node: XmlNode): Exemption {
  const { category } = readUblVat(node);
  return {
    category,
    reason: textOf(node, 'TaxExemptionReason'),
    code: textOf(node, 'TaxExemptionReasonCode'),
  };
}

/** Where a reason for charging no VAT may stand: in the breakdown, and in EXTENDED on each line. */
function taxCategories(root: XmlNode): XmlNode[] {
  const parts = children(root, 'TaxTotal').flatMap((total) => children(total, 'TaxSubtotal'));
  const items = ublLines(root).flatMap((line) => children(line, 'Item'));
  return [
    ...parts.flatMap((part) => children(part, 'TaxCategory')),
    ...items.flatMap((item) => children(item, 'ClassifiedTaxCategory')),
  ];
}
