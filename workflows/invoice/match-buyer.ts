import type { Party } from '#db/shapes/content.ts';
import type { IssuedTo } from '#db/shapes/issued-to.ts';
import { postcodeOf } from './postcode.ts';

/** A customer on record, as far as it tells who he is. `email` is the address of the card. */
export type KnownCustomer = { id: string; name: string; email: string; party: Party };

/**
 * Whether the buyer of a file is a customer on record. `same`: an identifier says so and none contradicts; `by` is the
 * strongest. `ask`: it may be one of these, which a person has to say. `new`: none.
 */
export type BuyerMatch =
  | { kind: 'same'; customer: KnownCustomer; by: Identifier; isRenamed: boolean }
  | { kind: 'ask'; ids: string[] }
  | { kind: 'new' };

const identifiers = ['siret', 'siren', 'vatNumber', 'other', 'email'] as const;
/** What tells one buyer from another; `other` is a number of any register or directory. */
type Identifier = (typeof identifiers)[number];

/** More than a person reads through; those that were entered first. */
const mostAsked = 5;

/**
 * Finds the buyer of a file among the customers of a business. Numbers, country and electronic address that contradict are
 * never the same; an address, a mail address, a name or a number under no scheme is never enough by itself, and where these contradict a number that
 * agrees, a person is asked. A file must never bring an invoice to somebody whose name it happens to share.
 */
export function matchBuyer(buyer: Party, customers: readonly KnownCustomer[]): BuyerMatch {
  const marks = marksOf(buyer, buyer.email);
  const judged = customers.map((customer) => ({
    customer,
    ...compare(marks, marksOf({ ...customer.party, name: customer.name }, customer.email)),
  }));
  const same = strongest(judged.filter(({ verdict }) => verdict === 'same'));
  const [only] = same;
  if (only?.by && same.length === 1)
    return { kind: 'same', customer: only.customer, by: only.by, isRenamed: !only.isNamesake };
  const asked = same.length > 1 ? same : judged.filter(({ verdict }) => verdict === 'ask');
  return asked.length > 0
    ? { kind: 'ask', ids: asked.slice(0, mostAsked).map(({ customer }) => customer.id) }
    : { kind: 'new' };
}

/**
 * Whether a document tied to a customer names somebody else: by a number or country that contradicts, or by name and place
 * alike. Another mail address alone is the same customer, written to elsewhere.
 */
export function isAnotherBuyer(buyer: Party, { name, email, party }: KnownCustomer): boolean {
  const [one, other] = [marksOf(buyer, buyer.email), marksOf({ ...party, name }, email)];
  if (contradict(one, other)) return true;
  const sharesNumber = numbers.some((each) => agree(one[each], other[each]));
  return !sharesNumber && one.name !== other.name && differ(one.place, other.place);
}

/**
 * Whether a buyer is the one of a document that was issued, and is written to where that went: he has its name or a number
 * of it, and nothing of him contradicts. What goes to no mail address goes to none that is new.
 */
export function wasWrittenTo(buyer: Party, recipient: string, issued: IssuedTo): boolean {
  const to = recipient.trim().toLowerCase();
  if (to !== '' && to !== issued.recipient.trim().toLowerCase()) return false;
  const [one, other] = [marksOf(buyer, recipient), marksOf(issued.buyer, issued.recipient)];
  const { verdict, by, isNamesake } = compare(one, other);
  return verdict === 'same' || (verdict === 'ask' && by === null && isNamesake);
}

type Compared = { verdict: 'same' | 'ask' | 'other'; by: Identifier | null; isNamesake: boolean };

function compare(one: Marks, other: Marks): Compared {
  const isNamesake = one.name !== '' && one.name === other.name;
  const of = (verdict: Compared['verdict'], by: Identifier | null = null) => ({ verdict, by, isNamesake });
  if (contradict(one, other)) return of('other');
  const by = numbers.find((each) => agree(one[each], other[each]));
  const livesElsewhere = differ(one.email, other.email) || differ(one.place, other.place);
  if (by) return of(livesElsewhere ? 'ask' : 'same', by);
  const sharesBare = agree(one.bare, other.bare);
  if (livesElsewhere) return of(isNamesake && sharesBare ? 'ask' : 'other');
  const sharesMailbox = agree(one.email, other.email);
  if (isNamesake && sharesBare) return of('same', 'other');
  if (isNamesake && sharesMailbox) return of('same', 'email');
  return of(isNamesake || sharesMailbox || sharesBare ? 'ask' : 'other');
}

const numbers = identifiers.filter((each) => each !== 'email');

const contradict = (one: Marks, other: Marks): boolean =>
  (['country', ...numbers] as const).some((each) => differ(one[each], other[each]));

/** Of several that agree, those that agree in the strongest identifier. */
function strongest<T extends { by: Identifier | null }>(same: T[]): T[] {
  const rank = ({ by }: T) => (by ? identifiers.indexOf(by) : identifiers.length);
  const best = Math.min(...same.map(rank));
  return same.filter((each) => rank(each) === best);
}

/** Values by what they are of ('' where there is but one kind): two are compared only where both are of one kind. */
type Values = Map<string, Set<string>>;
/** `bare` is a number of no register: whoever wrote it may have given it to somebody else in another file. */
type Marks = Record<Identifier | 'bare' | 'country' | 'place', Values> & { name: string };

function marksOf(party: Party, email: string): Marks {
  const { siren, siret, vatNumber, address, otherIds } = party;
  const vat = plain(vatNumber);
  const isMail = ({ scheme }: Party['otherIds'][number]) => scheme === 'uri:EM';
  const mails = [email, party.email, ...otherIds.filter(isMail).map(({ value }) => value)];
  const establishment = plain(siret);
  // A SIRET begins with the SIREN, a French VAT number ends with it.
  const company = plain(siren) || establishment.slice(0, 9) || (/^FR..(\d{9})$/.exec(vat)?.[1] ?? '');
  const others = otherIds.filter((id) => !isMail(id) && id.scheme !== 'trading');
  const [bare, registered] = [others.filter(isBare), others.filter((id) => !isBare(id))];
  return {
    name: plain(party.name),
    country: values([['', plain(address.country)]]),
    siret: values([['', establishment]]),
    siren: values([['', company]]),
    vatNumber: values([['', vat]]),
    other: values(registered.map(({ scheme, value }) => [scheme, plain(value)])),
    bare: values(bare.map(({ value }) => ['', plain(value)])),
    email: values(mails.map((mail) => ['', mail.trim().toLowerCase()])),
    place: values([
      ['postcode', plain(postcodeOf(address))],
      ['city', address.postcode.trim() ? '' : plain(address.city)],
    ]),
  };
}

const isBare = ({ scheme }: Party['otherIds'][number]) => scheme.trim() === '';

function values(entries: [kind: string, value: string][]): Values {
  const found: Values = new Map();
  for (const [kind, value] of entries) {
    if (value) found.set(kind, (found.get(kind) ?? new Set()).add(value));
  }
  return found;
}

const kindsOfBoth = (one: Values, other: Values) =>
  [...one.keys()]
    .filter((kind) => other.has(kind))
    .map((kind) => [one.get(kind)!, other.get(kind)!] as const);

const overlap = (mine: Set<string>, theirs: Set<string>) => [...mine].some((value) => theirs.has(value));

const agree = (one: Values, other: Values): boolean =>
  kindsOfBoth(one, other).some(([mine, theirs]) => overlap(mine, theirs));

const differ = (one: Values, other: Values): boolean =>
  kindsOfBoth(one, other).some(([mine, theirs]) => !overlap(mine, theirs));

/** Letters and digits alone, without accents, in capitals: how a name or a number is written tells nobody apart. */
const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
