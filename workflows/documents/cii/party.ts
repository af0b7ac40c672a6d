import type { Address, Party } from '#db/shapes/content.ts';
import { endpointOf } from '#workflows/invoice/endpoint.ts';
import { identityOf } from '../electronic/identity.ts';
import { element, elementWith, type XmlElement } from '../xml/element.ts';
import type { Room } from './room.ts';

type Options = {
  /** What of the party there is a place for. */
  room?: Room | undefined;
  /** A public buyer's service. */
  routingCode?: string;
  /** BR-O-02: what is outside the scope of VAT names no VAT number; the seller's then stands as a tax number. */
  withoutVatNumber?: boolean;
  /** BT-32 for a seller without a VAT number (BR-E-02). */
  taxNumber?: string;
  role?: string;
  /** Payee and tax representative receive nothing: EN 16931 has no electronic address for them. */
  withoutEndpoint?: boolean;
};

/** A party in the order of TradePartyType; what there is no room for is left to the page and to UBL. */
export function partyElement(name: string, party: Party, options: Options = {}): XmlElement | null {
  const room = options.room ?? {};
  const { plain, global, legal, tradingName } = identityOf(party, options.routingCode);
  const endpoint = options.withoutEndpoint ? null : endpointOf(party);
  return element(
    name,
    plain.slice(0, room.ids).map((id) => element('ram:ID', id)),
    global
      .slice(0, room.globalIds)
      .map((id) => elementWith('ram:GlobalID', { schemeID: id.scheme }, id.value)),
    element('ram:Name', party.name),
    element('ram:RoleCode', options.role),
    room.legalForm ?? element('ram:Description', party.legalForm),
    element(
      'ram:SpecifiedLegalOrganization',
      legal && elementWith('ram:ID', { schemeID: legal.scheme }, legal.value),
      room.tradingName ?? element('ram:TradingBusinessName', tradingName),
    ),
    room.contact ?? contactElement(party),
    room.address ?? addressElement(party.address),
    endpoint &&
      element(
        'ram:URIUniversalCommunication',
        elementWith('ram:URIID', { schemeID: endpoint.scheme }, endpoint.value),
      ),
    room.taxNumbers ?? taxElements(party, options),
  );
}

export function addressElement(address: Address): XmlElement | null {
  return element(
    'ram:PostalTradeAddress',
    element('ram:PostcodeCode', address.postcode),
    element('ram:LineOne', address.line1),
    element('ram:LineTwo', address.line2),
    element('ram:LineThree', address.line3),
    element('ram:CityName', address.city),
    element('ram:CountryID', address.country),
    element('ram:CountrySubDivisionName', address.region),
  );
}

/** BG-6, BG-9. One name alone: person and department together break CII-SR-465. */
function contactElement({ contact, phone, email }: Party): XmlElement | null {
  return element(
    'ram:DefinedTradeContact',
    element('ram:PersonName', contact),
    element('ram:TelephoneUniversalCommunication', element('ram:CompleteNumber', phone)),
    element('ram:EmailURIUniversalCommunication', element('ram:URIID', email)),
  );
}

function taxElements(party: Party, { withoutVatNumber, taxNumber }: Options): (XmlElement | null)[] {
  const identity = identityOf(party);
  const registration = (scheme: 'VA' | 'FC', id: string) =>
    element('ram:SpecifiedTaxRegistration', elementWith('ram:ID', { schemeID: scheme }, id));
  const other = identity.taxNumber || (withoutVatNumber ? identity.vatNumber : '') || taxNumber || '';
  return [
    withoutVatNumber ? null : registration('VA', identity.vatNumber),
    taxNumber === undefined ? null : registration('FC', other),
  ];
}
