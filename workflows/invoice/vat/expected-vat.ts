import type { InvoiceContent, Party, Vat } from '#db/shapes/content.ts';
import { isConsumer } from '../buyer.ts';
import {
  isExport,
  isFrench,
  isOfOtherMember,
  type Place,
  placeOf,
  ratesOf,
  type Zone,
  zoneOf,
} from './territories.ts';

/** Why an operation bears no French VAT, for the words and the article that say so. */
export type Ground = 'intraCommunity' | 'export' | 'unionService' | 'serviceOutside' | 'untaxed';

/** The VAT that addresses and the nature of an operation lead to; `place` is the one that decided (`placeName`). */
export type Expected = { vat: Vat; ground: Ground | null; place: string };

type Parties = Pick<
  InvoiceContent,
  'seller' | 'buyer' | 'buyerKind' | 'deliverTo' | 'references' | 'operation'
>;

/**
 * The VAT of an operation by the table of territories, or null where the addresses can't tell: a seller whose VAT is not
 * French, a buyer abroad of whom nothing says whether it is a business. Services that are taxed elsewhere than where the
 * customer is (immovables, meals, entries: art. 259 A) are the author's to know.
 */
export function expectedVat(content: Parties, nature: 'goods' | 'services'): Expected | null {
  const from = zoneOf(content.seller.address);
  if (!isFrench(from)) return null;
  return nature === 'goods' ? goods(content, from) : services(content, from);
}

/** What a document begins with: by its operation, and where it mixes two only what both lead to. */
export function usualVat(content: Parties): Expected | null {
  if (content.operation !== 'mixed') return expectedVat(content, content.operation);
  const [one, other] = [expectedVat(content, 'goods'), expectedVat(content, 'services')];
  return one && other && one.vat.category === other.vat.category && one.vat.rate === other.vat.rate
    ? one
    : null;
}

/** Where goods go: to the place of delivery, or else to the buyer. */
export const destinationOf = ({ deliverTo, buyer }: Pick<Parties, 'deliverTo' | 'buyer'>): Place =>
  deliverTo?.address ?? buyer.address;

/** CGI art. 262, I; 262 ter, I; 294. A sale at a distance to a consumer in the Union is taxed here up to a threshold (259 D). */
function goods(content: Parties, from: Zone): Expected {
  const destination = destinationOf(content);
  const place = placeOf(destination);
  const to = zoneOf(destination);
  if (from === 'untaxed')
    return { vat: zero('O'), ground: 'untaxed', place: placeOf(content.seller.address) };
  if (isExport(from, to)) return { vat: zero('G'), ground: 'export', place };
  if (isMember(to) && isOfOtherMember(content.buyer.vatNumber)) {
    return { vat: zero('K'), ground: 'intraCommunity', place };
  }
  return taxed(from, place);
}

/** CGI art. 259: where the customer is for a business (1°), where the seller is for a consumer (2°); BOI-TVA-GEO-20-40. */
function services(content: Parties, from: Zone): Expected | null {
  const place = placeOf(content.buyer.address);
  const at = zoneOf(content.buyer.address);
  if (!isFrench(at) && isUnknown(content)) return null;
  // Works are done somewhere else than where the customer is: which of the two decides, the author knows.
  if (content.deliverTo && zoneOf(content.deliverTo.address) !== at) return null;
  const taxedAt = isConsumer(content) ? from : at;
  if (taxedAt === 'untaxed') return { vat: zero('O'), ground: 'untaxed', place };
  if (taxedAt === 'member') return { vat: zero('AE'), ground: 'unionService', place };
  if (!isFrench(taxedAt)) return { vat: zero('O'), ground: 'serviceOutside', place };
  return taxed(taxedAt, place);
}

/** Nothing says whether the buyer is a business, which decides abroad. */
export function isUnknown({ buyerKind, buyer }: Pick<Parties, 'buyerKind' | 'buyer'>): boolean {
  return !buyerKind && hasNoNumber(buyer);
}

const hasNoNumber = ({ vatNumber, siren, siret, otherIds }: Party) =>
  !vatNumber.trim() && !siren.trim() && !siret.trim() && otherIds.length === 0;

const isMember = (zone: Zone) => zone === 'member' || zone === 'northernIreland';
const zero = (category: Vat['category']): Vat => ({ category, rate: '0' });
const taxed = (zone: Zone, place: string): Expected => ({
  vat: { category: 'S', rate: ratesOf[zone]?.usual ?? '20' },
  ground: null,
  place,
});
