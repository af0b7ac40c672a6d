import type { Address, Party } from '#db/shapes/content.ts';
import { blankParty } from '#workflows/invoice/blank-content.ts';
import { withoutRepeats } from './cii-party.ts';
import { given } from './given.ts';
import type { XmlNode } from './xml.ts';
import { child, children, textOf } from './xml-cursor.ts';

type Part = XmlNode | undefined;

/** A party of a UBL document (cac:Party and its like), under the same names as one of CII: see `readParty` there. */
export function readUblParty(node: Part): Party {
  const otherIds: Party['otherIds'] = [];
  let siret = '';
  for (const holder of children(node, 'PartyIdentification')) {
    const id = child(holder, 'ID');
    const scheme = id?.attributes.schemeID ?? '';
    if (scheme === '0009' && !siret) siret = digits(id?.text ?? '');
    else if (scheme !== 'SEPA' && id?.text) otherIds.push({ scheme, value: id.text });
  }
  const legal = child(node, 'PartyLegalEntity');
  const registered = child(legal, 'CompanyID');
  const legalScheme = registered?.attributes.schemeID ?? '';
  const number = registered?.text ?? '';
  const siren = legalScheme === '0002' ? digits(number) : '';
  if (legalScheme === '0009') siret ||= digits(number);
  else if (number && !siren) otherIds.push({ scheme: `legal:${legalScheme}`, value: number });
  const trading = textOf(node, 'PartyName', 'Name');
  const name = textOf(legal, 'RegistrationName') || trading;
  if (trading && trading !== name) otherIds.push({ scheme: 'trading', value: trading });
  const endpoint = child(node, 'EndpointID');
  const scheme = endpoint?.attributes.schemeID ?? '';
  const isMail = scheme === 'EM';
  if (endpoint?.text) otherIds.push({ scheme: `uri:${scheme}`, value: endpoint.text });
  const contact = child(node, 'Contact');
  return withoutRepeats({
    ...blankParty(),
    name,
    legalForm: textOf(legal, 'CompanyLegalForm'),
    address: readUblAddress(child(node, 'PostalAddress')),
    siren: siren || siret.slice(0, 9),
    siret,
    vatNumber: readTaxNumbers(node, otherIds),
    email: textOf(contact, 'ElectronicMail') || (isMail ? (endpoint?.text ?? '') : ''),
    phone: textOf(contact, 'Telephone'),
    contact: textOf(contact, 'Name'),
    otherIds,
  });
}

export function readUblAddress(node: Part): Address {
  return {
    line1: textOf(node, 'StreetName'),
    line2: textOf(node, 'AdditionalStreetName'),
    ...given('line3', textOf(node, 'AddressLine', 'Line')),
    postcode: textOf(node, 'PostalZone'),
    city: textOf(node, 'CityName'),
    ...given('region', textOf(node, 'CountrySubentity')),
    country: textOf(node, 'Country', 'IdentificationCode') || 'FR',
  };
}

/** BT-31 and BT-32: a number for any tax but VAT is kept as another identifier. */
function readTaxNumbers(node: Part, otherIds: Party['otherIds']): string {
  let vatNumber = '';
  for (const registration of children(node, 'PartyTaxScheme')) {
    const number = textOf(registration, 'CompanyID').replace(/\s/g, '');
    const isVat =
      textOf(registration, 'TaxScheme', 'ID') === 'VAT' || /^FR[0-9A-HJ-NP-Z]{2}\d{9}$/.test(number);
    if (isVat && !vatNumber) vatNumber = number;
    else if (number) otherIds.push({ scheme: 'tax:FC', value: number });
  }
  return vatNumber;
}

const digits = (text: string) => text.replace(/\s/g, '');
