import type { InvoiceContent } from '#db/shapes/content.ts';
import type { OwnPayment, PayingContent } from '#db/shapes/paying.ts';
import { accountNumbersIn } from './account-numbers.ts';
import { chequeNamesIn, isOneOf } from './cheque-names.ts';
import { linkKey, linksIn } from './links-in.ts';

/** By what money can be led elsewhere (BG-16 to BG-19, BG-10, BT-20, BT-83, and what texts say of it). */
const paymentParts = [
  'account',
  'bic',
  'accountName',
  'furtherAccount',
  'payee',
  'directDebit',
  'card',
  'means',
  'meansText',
  'reference',
  'accountInText',
  'link',
  'chequeTo',
] as const;
type PaymentPart = (typeof paymentParts)[number];

/** One thing that says where the money goes. */
export type PaymentMark = { part: PaymentPart; value: string };

/** Credit transfers (UNTDID 4461), which need an account and nothing else; no code is the same. */
const transfers = ['', '30', '58'];

/**
 * Everything by which the money of a document is led somewhere, as one identity: who is paid, the accounts with bank and
 * holder, debit, card, means and their texts, what the buyer is to quote, and the account numbers, web addresses and names
 * for cheques that stand in any text of it. Each mark once.
 */
function paymentIdentity(content: PayingContent | InvoiceContent): PaymentMark[] {
  const { payment, payee, attachments = [] } = content;
  const { directDebit, card, more = [] } = payment;
  const marks: PaymentMark[] = [
    { part: 'account', value: packed(payment.iban) },
    { part: 'bic', value: packed(payment.bic) },
    { part: 'accountName', value: plain(payment.accountName) },
    ...more.map((each) => mark('furtherAccount', [packed(each.iban), packed(each.bic), each.accountName])),
    mark('payee', payee ? partyMarks(payee) : []),
    mark(
      'directDebit',
      directDebit ? [directDebit.creditor, directDebit.mandate, packed(directDebit.iban)] : [],
    ),
    mark('card', card ? [card.number, card.holder] : []),
    { part: 'means', value: transfers.includes(payment.meansCode) ? '' : payment.meansCode },
    { part: 'meansText', value: plain(payment.meansText) },
    { part: 'reference', value: plain(payment.reference) },
    ...textMarks(content),
    ...attachments.filter(({ uri }) => uri).map(({ uri }): PaymentMark => ({ part: 'link', value: uri })),
  ];
  const said = marks.filter(({ value }) => value !== '');
  return said.filter((each, index) => said.findIndex((other) => isSameMark(other, each)) === index);
}

/** Where a business is paid by its own record, its standing mentions included. */
export const ownIdentity = ({ iban, bic, mentions }: Omit<OwnPayment, 'names'>): PaymentMark[] => [
  { part: 'account', value: packed(iban) },
  { part: 'bic', value: packed(bic) },
  ...marksIn(mentions),
];

/**
 * What of a document leads money elsewhere than its business is paid by its own record: empty where nothing does. The
 * holder's name may be the business's, and what its standing mentions say is its own, as is what texts of the last document
 * issued in its name said: an owner has seen that.
 */
export function ledElsewhere(
  content: InvoiceContent,
  { own, last }: { own: OwnPayment; last: PayingContent | null },
): PaymentMark[] {
  const names = own.names.map((name) => plain(name).toLowerCase());
  const known = [...ownIdentity(own), ...(last ? textMarks(last) : [])];
  return paymentIdentity(content).filter((each) => {
    if (each.part === 'accountName') return !names.includes(each.value.toLowerCase());
    if (each.part === 'accountInText' && each.value.slice(4) === packed(own.iban).slice(4)) return false;
    if (each.part === 'chequeTo' && isOneOf(each.value, own.names)) return false;
    return !known.some((other) => isSameMark(other, each));
  });
}

/**
 * What a document says of its payment that another of the same business did not, and the other way round. Account numbers
 * in the texts of lines are left out: the other's lines are not known.
 */
export function paymentChanges(
  content: PayingContent,
  former: PayingContent,
): { now: PaymentMark[]; before: PaymentMark[] } {
  const [now, before] = [paymentIdentity(withoutLines(content)), paymentIdentity(withoutLines(former))];
  const lacks = (list: PaymentMark[]) => (each: PaymentMark) =>
    !list.some((other) => isSameMark(other, each));
  // What the buyer quotes is another in each document.
  const lasting = ({ part }: PaymentMark) => part !== 'reference';
  return {
    now: now.filter(lasting).filter(lacks(before)),
    before: before.filter(lasting).filter(lacks(now)),
  };
}

/** What an owner has to see of a payment before he says yes: what leads elsewhere, and what the last document did not say. */
export function paymentNews(
  content: InvoiceContent,
  { own, last }: { own: OwnPayment; last: PayingContent | null },
): PaymentMark[] {
  const elsewhere = ledElsewhere(content, { own, last });
  const changed = last ? paymentChanges(content, last).now : [];
  return [...elsewhere, ...changed.filter((each) => !elsewhere.some((other) => isSameMark(other, each)))];
}

const withoutLines = ({
  payment,
  payee,
  paymentTerms,
  notes,
  attachments,
}: PayingContent): PayingContent => ({
  payment,
  payee,
  paymentTerms,
  notes,
  attachments,
});

const isSameMark = (a: PaymentMark, b: PaymentMark) => a.part === b.part && keyOf(a) === keyOf(b);
const keyOf = ({ part, value }: PaymentMark) =>
  part === 'link' ? linkKey(value) : part === 'chequeTo' ? value.toLowerCase() : value;
const packed = (typed: string) => typed.replace(/\s/g, '').toUpperCase();
const plain = (text: string | undefined) => (text ?? '').trim().replace(/\s+/g, ' ');
/** What stands between the things that make one mark. */
export const between = ', ';
const mark = (part: PaymentPart, values: readonly string[]): PaymentMark => ({
  part,
  value: values.map(plain).filter(Boolean).join(between),
});

function partyMarks({ name, siren, siret, vatNumber, otherIds }: NonNullable<InvoiceContent['payee']>) {
  return [name, siren, siret, vatNumber, ...otherIds.map(({ value }) => value)];
}

/** What every text of a document says, but who its seller is, and what has a mark of its own. */
function textMarks(content: PayingContent | InvoiceContent): PaymentMark[] {
  const { payment, seller: _, payee: __, totals: ___, attachments = [], ...rest } = content as InvoiceContent;
  const { buyer, payer, taxRepresentative, deliverTo, ...others } = rest;
  return [
    ...textsIn([buyer, payer, taxRepresentative, deliverTo]).flatMap((text) =>
      marksIn(text, { isParty: true }),
    ),
    ...textsIn([others, payment.meansText, payment.reference]).flatMap((text) => marksIn(text)),
    ...attachments.flatMap(({ id, description }) => [...marksIn(id), ...marksIn(description)]),
  ];
}

function marksIn(text: string, options?: { isParty: boolean }): PaymentMark[] {
  const of = (part: PaymentPart, values: string[]) => values.map((value) => ({ part, value }));
  return [
    ...of('accountInText', accountNumbersIn(text)),
    ...of('link', linksIn(text, options)),
    ...of('chequeTo', chequeNamesIn(text)),
  ];
}

function textsIn(value: unknown): string[] {
  // No account, page or name on a cheque is shorter.
  if (typeof value === 'string') return value.length < 6 ? [] : [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}
