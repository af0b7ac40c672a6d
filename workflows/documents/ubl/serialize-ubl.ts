import type { InvoiceContent } from '#db/shapes/content.ts';
import { frameOf, profileOf, profiles, typeCodeOf } from '../electronic/codes.ts';
import type { ElectronicDocument } from '../electronic/electronic-document.ts';
import { exemptionsOf } from '../electronic/exemption.ts';
import { notesOf } from '../electronic/notes.ts';
import { buyerReferenceOf, deliveryPlaceOf, fiscalNumberOf, whenDoneOf } from '../electronic/references.ts';
import { dueDateOf, termsOf, vatPointOf } from '../electronic/terms.ts';
import { element, elementWith, type XmlElement } from '../xml/element.ts';
import { renderXml } from '../xml/render-xml.ts';
import { adjustmentElement } from './adjustment.ts';
import { amountsIn } from './amount.ts';
import { lineElement } from './line.ts';
import { addressElement, partyParts, payeeElement, representativeElement } from './party.ts';
import { meansElements } from './payment.ts';
import { periodElement } from './period.ts';
import { referenceParts } from './references.ts';
import { sumsElement, taxElements } from './totals.ts';

const standard = 'urn:oasis:names:specification:ubl:schema:xsd:';

/**
 * An issued document as UBL 2.1 (UTF-8 text): an Invoice, or a CreditNote for what gives back. Profiles and promises are
 * those of `serializeCii`, whose model it shares.
 *
 * @throws RangeError when a quantity, price or rate is no decimal number.
 */
export function serializeUbl(document: ElectronicDocument): string {
  const { content, number, issuedOn, mandate } = document;
  const isCredit = content.kind === 'creditNote';
  const root = isCredit ? 'CreditNote' : 'Invoice';
  const profile = profileOf(document);
  const extended = profile === 'extendedCtcFr';
  const exemptions = exemptionsOf(content, issuedOn);
  const amount = amountsIn(content.currency);
  const withoutVatNumber = content.totals.vat.some((each) => each.category === 'O');
  const mandatary = extended && mandate?.mandatary;
  const namespaces = {
    xmlns: `${standard}${root}-2`,
    'xmlns:cac': `${standard}CommonAggregateComponents-2`,
    'xmlns:cbc': `${standard}CommonBasicComponents-2`,
  };
  const taxPoint = element('cbc:TaxPointDate', content.taxPointDate);
  const allowances = content.adjustments.map((each) => adjustmentElement(each, amount));
  const tree = elementWith(
    root,
    namespaces,
    element('cbc:CustomizationID', profiles[profile]),
    element('cbc:ProfileID', frameOf(content)),
    element('cbc:ID', number),
    element('cbc:IssueDate', issuedOn),
    isCredit ? taxPoint : element('cbc:DueDate', dueDateOf(document)),
    element(`cbc:${root}TypeCode`, typeCodeOf(content)),
    notesOf(document).map(({ code, text }) => element('cbc:Note', code ? `#${code}#${text}` : text)),
    isCredit ? null : taxPoint,
    element('cbc:DocumentCurrencyCode', content.currency),
    element('cbc:TaxCurrencyCode', content.totals.vatEurCents === undefined ? '' : 'EUR'),
    element('cbc:AccountingCost', content.references.buyerAccount),
    element('cbc:BuyerReference', buyerReferenceOf(content)),
    periodElement(whenDoneOf(content).period, pointCode(content)),
    referenceParts(content, root, profile),
    element(
      'cac:AccountingSupplierParty',
      element(
        'cac:Party',
        partyParts(
          content.seller,
          {
            withoutVatNumber,
            taxNumber: fiscalNumberOf(content),
            creditor: content.payment.directDebit?.creditor,
          },
          mandatary && element('cac:ServiceProviderParty', element('cac:Party', partyParts(mandatary))),
        ),
      ),
    ),
    element(
      'cac:AccountingCustomerParty',
      element('cac:Party', partyParts(content.buyer, { withoutVatNumber, single: true })),
    ),
    content.payee && payeeElement(content.payee),
    content.taxRepresentative && representativeElement(content.taxRepresentative),
    deliveryElement(content),
    meansElements(document, { isCredit, extended }),
    element('cac:PaymentTerms', element('cbc:Note', termsOf(document))),
    allowances,
    taxElements(content, exemptions, amount),
    sumsElement(content, amount),
    content.lines.map((line, index) =>
      lineElement(line, index + 1, { root, currency: content.currency, amount, profile, exemptions }),
    ),
  );
  if (!tree) throw new TypeError('a document is never empty');
  return renderXml(tree);
}

/** BT-8 in UBL (UNTDID 2005): 3 date of issue, 432 date of payment. */
function pointCode(content: InvoiceContent): string {
  const point = vatPointOf(content);
  return point ? { debits: '3', payment: '432' }[point] : '';
}

/** BG-13 and BT-72. */
function deliveryElement(content: InvoiceContent): XmlElement | null {
  const place = deliveryPlaceOf(content);
  return element(
    'cac:Delivery',
    element('cbc:ActualDeliveryDate', whenDoneOf(content).deliveredOn),
    place &&
      element(
        'cac:DeliveryLocation',
        place.id?.scheme && elementWith('cbc:ID', { schemeID: place.id.scheme }, place.id.value),
        addressElement('cac:Address', place.address),
      ),
    place && element('cac:DeliveryParty', element('cac:PartyName', element('cbc:Name', place.name))),
  );
}
