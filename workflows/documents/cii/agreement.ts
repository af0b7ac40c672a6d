import type { InvoiceContent } from '#db/shapes/content.ts';
import { blankParty } from '#workflows/invoice/blank-content.ts';
import { buyerReferenceOf, fiscalNumberOf, orderOf } from '../electronic/references.ts';
import { element, type XmlElement } from '../xml/element.ts';
import { partyElement } from './party.ts';
import type { Rooms } from './room.ts';

/**
 * Who sells to whom, and by which order, contract and project: in the order of HeaderTradeAgreementType. A public buyer's
 * service that has no place among his identifiers stands in BT-10, where Chorus Pro reads it, before any other reference.
 */
export function agreementElement(content: InvoiceContent, rooms: Rooms): XmlElement | null {
  const { seller, buyer, references, totals } = content;
  const withoutVatNumber = totals.vat.some((each) => each.category === 'O');
  const reference = (name: string, id: string | undefined) =>
    element(name, element('ram:IssuerAssignedID', id));
  return element(
    'ram:ApplicableHeaderTradeAgreement',
    element(
      'ram:BuyerReference',
      (rooms.buyer?.globalIds && references.serviceCode.trim()) || buyerReferenceOf(content),
    ),
    partyElement('ram:SellerTradeParty', seller, {
      withoutVatNumber,
      taxNumber: fiscalNumberOf(content),
      room: rooms.seller,
    }),
    partyElement('ram:BuyerTradeParty', buyer, {
      routingCode: references.serviceCode,
      withoutVatNumber,
      room: rooms.buyer,
    }),
    representativeElement(content),
    reference('ram:SellerOrderReferencedDocument', references.salesOrder),
    reference('ram:BuyerOrderReferencedDocument', orderOf(content)),
    reference('ram:ContractReferencedDocument', references.contract),
    additionalElements(content),
    element(
      'ram:SpecifiedProcuringProject',
      element('ram:ID', references.project),
      element('ram:Name', references.projectName || references.project),
    ),
  );
}

/** BG-11: name, address and VAT number, and nothing more. */
function representativeElement({ taxRepresentative: party }: InvoiceContent): XmlElement | null {
  if (!party) return null;
  const { name, address, vatNumber } = party;
  return partyElement(
    'ram:SellerTaxRepresentativeTradeParty',
    { ...blankParty(), name, address, vatNumber },
    { withoutEndpoint: true },
  );
}

/** BG-24 (916), BT-17 (50), BT-18 (130). */
function additionalElements({ attachments, references }: InvoiceContent): (XmlElement | null)[] {
  const { tender, object } = references;
  return [
    ...(attachments ?? []).map((each) =>
      element(
        'ram:AdditionalReferencedDocument',
        element('ram:IssuerAssignedID', each.id),
        element('ram:URIID', each.uri),
        element('ram:TypeCode', '916'),
        element('ram:Name', each.description),
      ),
    ),
    tender
      ? element(
          'ram:AdditionalReferencedDocument',
          element('ram:IssuerAssignedID', tender),
          element('ram:TypeCode', '50'),
        )
      : null,
    object?.value
      ? element(
          'ram:AdditionalReferencedDocument',
          element('ram:IssuerAssignedID', object.value),
          element('ram:TypeCode', '130'),
          element('ram:ReferenceTypeCode', object.scheme),
        )
      : null,
  ];
}
