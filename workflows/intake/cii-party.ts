import type { Address, Party } from '#db/shapes/content.ts';
import { blankParty } from '#workflows/invoice/blank-content.ts';
import { endpointOf } from '#workflows/invoice/endpoint.ts';
import { given } from './given.ts';
import type { XmlNode } from './xml.ts';
import { child, children, textOf } from './xml-cursor.ts';

type OtherId = Party['otherIds'][number];

/**
 * A party of a CII document. Identifiers without a name in the model are kept under `otherIds` with their scheme:
 * '0088' as given, '' when none is given, 'legal:…' for a register other than SIRENE, 'tax:FC' for a tax number that is
 * no VAT number, 'uri:0225' for an electronic address, 'trading' for a trading name.
 */
export function readParty(node: XmlNode | undefined): Party {
  const otherIds: OtherId[] = children(node, 'ID').map((id) => ({
    scheme: id.attributes.schemeID ?? '',
    value: id.text,
  }));
  let siret = '';
  for (const id of children(node, 'GlobalID')) {
    const scheme = id.attributes.schemeID ?? '';
    if (scheme === '0009' && !siret) siret = digits(id.text);
    else otherIds.push({ scheme, value: id.text });
  }
  const legal = readLegalId(child(node, 'SpecifiedLegalOrganization', 'ID'), otherIds);
  const trading = textOf(node, 'SpecifiedLegalOrganization', 'TradingBusinessName');
  if (trading) otherIds.push({ scheme: 'trading', value: trading });
  const contact = child(node, 'DefinedTradeContact');
  const uri = readUri(child(node, 'URIUniversalCommunication', 'URIID'), otherIds);
  siret ||= legal.siret;
  return withoutRepeats({
    ...blankParty(),
    name: textOf(node, 'Name') || trading,
    legalForm: textOf(node, 'Description'),
    address: readAddress(child(node, 'PostalTradeAddress')),
    // The first nine digits of a SIRET are the SIREN.
    siren: legal.siren || siret.slice(0, 9),
    siret,
    vatNumber: readVatNumber(node, otherIds),
    email: textOf(contact, 'EmailURIUniversalCommunication', 'URIID') || uri,
    phone: textOf(contact, 'TelephoneUniversalCommunication', 'CompleteNumber'),
    contact: [textOf(contact, 'PersonName'), textOf(contact, 'DepartmentName')].filter(Boolean).join(', '),
    otherIds,
  });
}

/** An electronic address or tax number that follows from the party's other numbers says nothing more than they do. */
export function withoutRepeats(party: Party): Party {
  const others = party.otherIds.filter((id) => !id.scheme.startsWith('uri:'));
  const usual = endpointOf({ ...party, otherIds: others });
  const isUsual = ({ scheme, value }: OtherId) =>
    usual !== null && scheme === `uri:${usual.scheme}` && value === usual.value;
  const isSiren = ({ scheme, value }: OtherId) => scheme.startsWith('tax:') && value === party.siren;
  return { ...party, otherIds: party.otherIds.filter((id) => !isUsual(id) && !isSiren(id)) };
}

export function readAddress(node: XmlNode | undefined): Address {
  return {
    line1: textOf(node, 'LineOne'),
    line2: textOf(node, 'LineTwo'),
    ...given('line3', textOf(node, 'LineThree')),
    postcode: textOf(node, 'PostcodeCode'),
    city: textOf(node, 'CityName'),
    ...given('region', textOf(node, 'CountrySubDivisionName')),
    country: textOf(node, 'CountryID') || 'FR',
  };
}

function readLegalId(id: XmlNode | undefined, otherIds: OtherId[]): { siren: string; siret: string } {
  const scheme = id?.attributes.schemeID ?? '';
  const value = id?.text ?? '';
  if (scheme === '0002') return { siren: digits(value), siret: '' };
  if (scheme === '0009') return { siren: '', siret: digits(value) };
  if (value) otherIds.push({ scheme: `legal:${scheme}`, value });
  return { siren: '', siret: '' };
}

/** BT-34 and BT-49; the mail address that one of scheme EM is, "" for others. */
function readUri(uri: XmlNode | undefined, otherIds: OtherId[]): string {
  if (!uri?.text) return '';
  const { schemeID = '' } = uri.attributes;
  otherIds.push({ scheme: `uri:${schemeID}`, value: uri.text });
  return schemeID === 'EM' ? uri.text : '';
}

function readVatNumber(node: XmlNode | undefined, otherIds: OtherId[]): string {
  let vatNumber = '';
  for (const registration of children(node, 'SpecifiedTaxRegistration')) {
    const id = child(registration, 'ID');
    const scheme = id?.attributes.schemeID ?? '';
    // What is outside the scope of VAT names the seller's VAT number as another number (BR-O-02).
    const isVat = scheme === 'VA' || (scheme === 'FC' && /^FR[0-9A-HJ-NP-Z]{2}\d{9}$/.test(id?.text ?? ''));
    if (isVat && !vatNumber) vatNumber = (id?.text ?? '').replace(/\s/g, '');
    else if (id?.text) otherIds.push({ scheme: `tax:${scheme}`, value: id.text });
  }
  return vatNumber;
}

function digits(text: string): string {
  return text.replace(/\s/g, '');
}
