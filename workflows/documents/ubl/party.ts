import type { Address, Party } from '#db/shapes/content.ts';
import { endpointOf } from '#workflows/invoice/endpoint.ts';
import { identityOf } from '../electronic/identity.ts';
import { element, elementWith, type XmlElement, type XmlPart } from '../xml/element.ts';

type Options = {
  /** UBL-SR-16: a buyer has one identifier, his SIRET before any other. */
  single?: boolean;
  /** BT-90, the seller's number as a creditor of direct debits. */
  creditor?: string;
  /** BR-O-02: what is outside the scope of VAT names no VAT number; the seller's then stands as a tax number. */
  withoutVatNumber?: boolean;
  /** BT-32 for a seller without a VAT number (BR-E-02). */
  taxNumber?: string;
};

/**
 * What stands in cac:Party for seller, buyer, payer and mandatary, in the order of PartyType; `after` closes it. UBL has
 * one place for identifiers with and without a scheme, and BR-FR-CO-10 wants one on each: without one they stand in CII alone.
 */
export function partyParts(party: Party, options: Options = {}, after: XmlPart = null): XmlPart[] {
  const { global, legal, tradingName } = identityOf(party);
  const endpoint = endpointOf(party);
  const identifications = global.map((id) => identification(id.scheme, id.value));
  return [
    endpoint && elementWith('cbc:EndpointID', { schemeID: endpoint.scheme }, endpoint.value),
    identifications.slice(0, options.single ? 1 : undefined),
    identification('SEPA', options.creditor ?? ''),
    element('cac:PartyName', element('cbc:Name', tradingName)),
    addressElement('cac:PostalAddress', party.address),
    taxElements(party, options),
    element(
      'cac:PartyLegalEntity',
      element('cbc:RegistrationName', party.name),
      legal && elementWith('cbc:CompanyID', { schemeID: legal.scheme }, legal.value),
      element('cbc:CompanyLegalForm', party.legalForm),
    ),
    element(
      'cac:Contact',
      element('cbc:Name', party.contact),
      element('cbc:Telephone', party.phone),
      element('cbc:ElectronicMail', party.email),
    ),
    after,
  ];
}

/** BG-10: identifier, name and registration alone. */
export function payeeElement(party: Party): XmlElement | null {
  const { global, legal } = identityOf(party);
  const [first] = global;
  return element(
    'cac:PayeeParty',
    first ? identification(first.scheme, first.value) : null,
    element('cac:PartyName', element('cbc:Name', party.name)),
    element(
      'cac:PartyLegalEntity',
      legal && elementWith('cbc:CompanyID', { schemeID: legal.scheme }, legal.value),
    ),
  );
}

/** BG-11. */
export function representativeElement(party: Party): XmlElement | null {
  return element(
    'cac:TaxRepresentativeParty',
    element('cac:PartyName', element('cbc:Name', party.name)),
    addressElement('cac:PostalAddress', party.address),
    taxElement('VAT', party.vatNumber),
  );
}

export function addressElement(name: string, address: Address): XmlElement | null {
  return element(
    name,
    element('cbc:StreetName', address.line1),
    element('cbc:AdditionalStreetName', address.line2),
    element('cbc:CityName', address.city),
    element('cbc:PostalZone', address.postcode),
    element('cbc:CountrySubentity', address.region),
    element('cac:AddressLine', element('cbc:Line', address.line3)),
    element('cac:Country', element('cbc:IdentificationCode', address.country)),
  );
}

function identification(scheme: string, value: string): XmlElement | null {
  return element('cac:PartyIdentification', elementWith('cbc:ID', { schemeID: scheme }, value));
}

function taxElements(party: Party, { withoutVatNumber, taxNumber }: Options): XmlPart {
  const identity = identityOf(party);
  const other = identity.taxNumber || (withoutVatNumber ? identity.vatNumber : '') || taxNumber || '';
  return [
    withoutVatNumber ? null : taxElement('VAT', identity.vatNumber),
    taxNumber === undefined ? null : taxElement('LOC', other),
  ];
}

function taxElement(scheme: 'VAT' | 'LOC', number: string): XmlElement | null {
  if (!number) return null;
  return element(
    'cac:PartyTaxScheme',
    element('cbc:CompanyID', number),
    element('cac:TaxScheme', element('cbc:ID', scheme)),
  );
}
