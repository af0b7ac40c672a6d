import type { InvoiceContent } from '#db/shapes/content.ts';
import { deliveryPlaceOf, whenDoneOf } from '../electronic/references.ts';
import { element, elementWith, requiredElement, type XmlElement } from '../xml/element.ts';
import { dayElement } from './dates.ts';
import { addressElement } from './party.ts';

/** BG-13, BT-72, BT-16, BT-15; the schema wants the element even when nothing is known. */
export function deliveryElement(content: InvoiceContent): XmlElement {
  const { references } = content;
  const place = deliveryPlaceOf(content);
  const { deliveredOn } = whenDoneOf(content);
  const id = place?.id;
  return requiredElement(
    'ram:ApplicableHeaderTradeDelivery',
    place &&
      element(
        'ram:ShipToTradeParty',
        id &&
          (id.scheme
            ? elementWith('ram:GlobalID', { schemeID: id.scheme }, id.value)
            : element('ram:ID', id.value)),
        element('ram:Name', place.name),
        addressElement(place.address),
      ),
    element('ram:ActualDeliverySupplyChainEvent', dayElement('ram:OccurrenceDateTime', deliveredOn)),
    element('ram:DespatchAdviceReferencedDocument', element('ram:IssuerAssignedID', references.deliveryNote)),
    element(
      'ram:ReceivingAdviceReferencedDocument',
      element('ram:IssuerAssignedID', references.receivingAdvice),
    ),
  );
}
