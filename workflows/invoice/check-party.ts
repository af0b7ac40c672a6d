import type { Address, BuyerKind, InvoiceContent, Party } from '#db/shapes/content.ts';
import { endpointDuty } from './circuit.ts';
import { countryCodes } from './codes/country-codes.ts';
import { endpointOf } from './endpoint.ts';
import {
  hasFrenchVatShape,
  hasSirenShape,
  hasSiretShape,
  isFrenchVatKeyValid,
  isSirenValid,
  isSiretValid,
} from './identifiers.ts';
import { isMailAddress } from './mail-address.ts';
import { postcodeOf } from './postcode.ts';
import { type Problem, problem } from './problem.ts';
import { hasSirens, isFrench, zoneOf } from './vat/territories.ts';

/** Names, address and identifiers of a party (CGI ann. II, art. 242 nonies A, I, 1° to 4°). */
export function checkParty(party: Party, path: 'seller' | 'buyer', buyerKind?: BuyerKind): Problem[] {
  const found: Problem[] = [];
  if (!party.name.trim()) found.push(problem(`${path}.name`, 'party.name.missing'));
  found.push(...checkAddress(party.address, `${path}.address`));
  if (hasSirens(party.address) && buyerKind !== 'consumer')
    found.push(...checkSirene(party, path, buyerKind));
  found.push(...checkVatNumber(party, path));
  if (party.email && !isMailAddress(party.email)) {
    found.push(problem(`${path}.email`, 'email.format', { found: party.email }));
  }
  return found;
}

/** Overseas territories with a code of their own have the postcodes of France. */
const isFrenchPostcode = (address: Address) => address.country === 'FR' || isFrench(zoneOf(address));

export function checkAddress(address: Address, path: string): Problem[] {
  const found: Problem[] = [];
  if (!address.line1.trim() && !address.line2.trim())
    found.push(problem(`${path}.line1`, 'address.line.missing'));
  if (!address.postcode.trim()) found.push(problem(`${path}.postcode`, 'address.postcode.missing'));
  else if (isFrenchPostcode(address) && !/^\d{5}$/.test(postcodeOf(address))) {
    found.push(problem(`${path}.postcode`, 'address.postcode.format', { found: address.postcode }));
  }
  if (!address.city.trim()) found.push(problem(`${path}.city`, 'address.city.missing'));
  if (!countryCodes.has(address.country)) {
    found.push(problem(`${path}.country`, 'address.country.format', { found: address.country }));
  }
  return found;
}

function checkSirene({ siren, siret }: Party, path: 'seller' | 'buyer', buyerKind?: BuyerKind): Problem[] {
  const found: Problem[] = [];
  if (!siren && !siret) {
    found.push(
      problem(`${path}.siren`, path === 'seller' || buyerKind ? 'siren.missing' : 'siren.buyer.missing'),
    );
  }
  return [...found, ...checkNumbers({ siren, siret }, path)];
}

function checkNumbers({ siren, siret }: Pick<Party, 'siren' | 'siret'>, path: string): Problem[] {
  const found: Problem[] = [];
  if (siren && !hasSirenShape(siren)) found.push(problem(`${path}.siren`, 'siren.length', { found: siren }));
  else if (siren && !isSirenValid(siren))
    found.push(problem(`${path}.siren`, 'siren.checksum', { found: siren }));
  if (siret && !hasSiretShape(siret)) found.push(problem(`${path}.siret`, 'siret.length', { found: siret }));
  else if (siret && !isSiretValid(siret))
    found.push(problem(`${path}.siret`, 'siret.checksum', { found: siret }));
  if (hasSirenShape(siren) && hasSiretShape(siret) && !siret.startsWith(siren)) {
    found.push(problem(`${path}.siret`, 'siret.otherSiren', { siren, siret }));
  }
  return found;
}

function checkVatNumber({ vatNumber, siren }: Party, path: string): Problem[] {
  if (!vatNumber) return [];
  const at = `${path}.vatNumber`;
  const prefix = vatNumber.slice(0, 2);
  if (!/^[A-Z]{2}[0-9A-Z+*]{2,13}$/.test(vatNumber) || !(prefix === 'EL' || countryCodes.has(prefix)))
    return [problem(at, 'vatNumber.format', { found: vatNumber })];
  if (!vatNumber.startsWith('FR')) return [];
  if (!hasFrenchVatShape(vatNumber)) return [problem(at, 'vatNumber.format', { found: vatNumber })];
  const found: Problem[] = [];
  if (!isFrenchVatKeyValid(vatNumber)) found.push(problem(at, 'vatNumber.key', { found: vatNumber }));
  // A member of a VAT group bears the group's number, so another SIREN is possible and only pointed out.
  if (hasSirenShape(siren) && vatNumber.slice(4) !== siren) {
    found.push(problem(at, 'vatNumber.otherSiren', { found: vatNumber, siren }));
  }
  return found;
}

/**
 * BT-49: a platform finds a buyer by its SIREN, its VAT number abroad, or a mail address (`endpointOf`). Whether the
 * document may do without depends on the day and on who the buyer is (BR-FR-12, `endpointDuty`).
 */
export function checkEndpoint(
  content: Pick<InvoiceContent, 'buyer' | 'buyerKind' | 'references'>,
  on: string | null,
): Problem[] {
  const { buyer } = content;
  const endpoint = endpointOf(buyer);
  const duty = endpointDuty(content, on);
  if (duty === 'none') return endpoint ? [] : [problem('buyer.email', 'endpoint.missing')];
  // That it lacks is then said beside the field as it is of every business in France.
  if (content.buyerKind && !buyer.siren && !buyer.siret) return [];
  // Between French businesses the directory knows an address by the SIREN alone (BR-FR-21).
  if (endpoint?.scheme === '0225') return [];
  return [problem('buyer.siren', duty === 'required' ? 'endpoint.required' : 'endpoint.soon')];
}

/** The payer needs a name and an address, who is paid a name, the tax representative a VAT number too (BR-17 to BR-20). */
export function checkOtherParties({
  seller,
  payer,
  payee,
  taxRepresentative,
}: {
  seller: Party;
  payer?: Party;
  payee?: Party;
  taxRepresentative?: Party;
}): Problem[] {
  const found: Problem[] = [];
  for (const [path, party] of Object.entries({ payer, payee, taxRepresentative })) {
    if (!party) continue;
    if (!party.name.trim()) found.push(problem(`${path}.name`, 'party.name.missing'));
    if (path !== 'payee') found.push(...checkAddress(party.address, `${path}.address`));
    found.push(...checkNumbers(party, path), ...checkVatNumber(party, path));
  }
  if (payee && isSameParty(payee, seller)) found.push(problem('payee.name', 'payee.isSeller'));
  if (taxRepresentative && !taxRepresentative.vatNumber) {
    found.push(problem('taxRepresentative.vatNumber', 'vatNumber.missing'));
  }
  return found;
}

/** A payee is somebody else than the seller by name, SIREN and every number (BR-17), else it is none. */
const isSameParty = (payee: Party, seller: Party): boolean =>
  payee.name === seller.name ||
  (payee.siren !== '' && payee.siren === seller.siren) ||
  payee.otherIds.some(({ scheme, value }) =>
    seller.otherIds.some((each) => each.scheme === scheme && each.value === value),
  );
