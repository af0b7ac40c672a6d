import type { Address, InvoiceContent, Party } from '#db/shapes/content.ts';
import type { Locale } from '#db/shapes/locale.ts';
import { formatIdentifier, NBSP } from '#emails/format.ts';
import { isPublicBuyer } from '#workflows/invoice/buyer.ts';
import { labels } from './labels.ts';
import { depositText } from './sheet-cases.ts';
import { formatDate } from './typography.ts';

/** A captioned block of the top: a strong first line or none, lines, then fainter lines of identifiers. */
export type PartyBlock = { caption: string; who: string; lines: string[]; ids: string[] };

/** What stands under the seller's name at the top. */
export function sellerLines(seller: Party, locale: Locale): string[] {
  const reach = joined([seller.phone, seller.email], ' · ');
  return [seller.legalForm, addressInline(seller.address, locale), reach].filter(
    (line) => line.trim() !== '',
  );
}

/**
 * Buyer, place where it differs, who else pays or is paid, references where there are any: in this order, left to right.
 * What the profile of a Factur-X has no place for (a buyer's legal form, a payee's address) is read here.
 */
export function partyBlocks(content: InvoiceContent, locale: Locale): PartyBlock[] {
  const words = labels[locale];
  const { buyer, deliverTo } = content;
  const blocks: PartyBlock[] = [
    {
      caption: content.kind === 'creditNote' ? words.customer : words.billedTo,
      who: buyer.name,
      lines: joinedLines([buyer.legalForm, buyer.contact, ...addressLines(buyer.address, locale)]),
      ids: identifiers(buyer, locale),
    },
  ];
  if (deliverTo) {
    const lines = joinedLines([deliverTo.name, ...addressLines(deliverTo.address, locale)]);
    blocks.push({ caption: words.place[content.operation], who: '', lines, ids: [] });
  }
  if (content.payer) blocks.push(furtherParty(words.payer, content.payer, locale));
  if (content.payee) blocks.push(furtherParty(words.payee, content.payee, locale));
  const references = referenceLines(content, locale);
  if (references.length > 0) blocks.push({ caption: words.references, who: '', lines: references, ids: [] });
  return blocks;
}

/** Everything known of a party that the rest of the page does not name. */
function furtherParty(caption: string, party: Party, locale: Locale): PartyBlock {
  const reach = joined([party.phone, party.email], ' · ');
  const { name, legalForm, contact, address } = party;
  const lines = joinedLines([name, legalForm, contact, ...addressLines(address, locale), reach]);
  return { caption, who: '', lines, ids: identifiers(party, locale) };
}

/** Who the seller is, in the two lines that the foot of every page repeats. */
export function identityLines(seller: Party, locale: Locale): string[] {
  const name = joined([seller.name, seller.legalForm], ', ');
  const ids = [...identifiers(seller, locale)];
  if (seller.registration.trim()) ids.splice(1, 0, seller.registration);
  return joinedLines([joined([name, addressInline(seller.address, locale)], ' · '), ids.join(' · ')]);
}

function referenceLines(content: InvoiceContent, locale: Locale): string[] {
  const words = labels[locale].reference;
  const { references } = content;
  const earlier = content.precedingDocuments.flatMap(({ number, date }) => [
    `${precedingVerb(content, locale)} ${number}`.trim(),
    date ? (locale === 'fr' ? `du ${formatDate(date, locale)}` : `of ${formatDate(date, locale)}`) : '',
  ]);
  const named: [label: string, value: string][] = [
    [words.order, references.order],
    [isPublicBuyer(content) ? words.market : words.contract, references.contract],
    [words.engagement, references.engagement],
    [words.serviceCode, references.serviceCode],
    [words.buyerReference, references.buyerReference],
    [words.project, references.project],
    [words.deliveryNote, references.deliveryNote],
  ];
  const own = named.filter(([, value]) => value.trim()).map(([label, value]) => `${label} ${value}`);
  return joinedLines([depositText(content, locale), ...earlier, ...own]);
}

function precedingVerb(content: InvoiceContent, locale: Locale): string {
  if (content.kind === 'creditNote') return locale === 'fr' ? 'Annule' : 'Cancels';
  if (content.kind === 'corrective') return locale === 'fr' ? 'Remplace' : 'Replaces';
  return locale === 'fr' ? 'Suite à' : 'Follows';
}

/** SIRET, which holds the SIREN, or else the SIREN; then the VAT number; then identifiers without a name here. */
function identifiers(party: Party, locale: Locale): string[] {
  const words = labels[locale];
  const siren = party.siret.trim() ? '' : party.siren;
  const named: [label: string, value: string][] = [
    [words.siret, party.siret],
    [words.siren, siren],
    [words.vatNumber, party.vatNumber],
    ...party.otherIds.map((id): [string, string] => ['', id.value]),
  ];
  return named
    .filter(([, value]) => value.trim() !== '')
    .map(([label, value]) => joined([label, formatIdentifier(value)], NBSP));
}

/** The lines of an address, the empty ones too; the country only where it is abroad. */
export function addressLines(address: Address, locale: Locale): string[] {
  return [
    address.line1,
    address.line2,
    address.line3 ?? '',
    joined([address.postcode, address.city], ' '),
    address.region ?? '',
    country(address, locale),
  ];
}

function addressInline(address: Address, locale: Locale): string {
  return joined(addressLines(address, locale), ', ');
}

/** The country's name, only when it is abroad. */
function country(address: Address, locale: Locale): string {
  if (address.country === 'FR' || !/^[A-Z]{2}$/.test(address.country)) return '';
  return new Intl.DisplayNames([locale], { type: 'region' }).of(address.country) ?? address.country;
}

function joined(parts: string[], separator: string): string {
  return joinedLines(parts).join(separator);
}

function joinedLines(parts: string[]): string[] {
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}
