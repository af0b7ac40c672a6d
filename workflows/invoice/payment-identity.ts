import type { InvoiceContent } from '#db/shapes/content.ts';
import type { OwnPayment, PayingContent } from '#db/shapes/paying.ts';
import { accountNumbersIn } from './account-numbers.ts';

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
] as const;
type PaymentPart = (typeof paymentParts)[number];

/** One thing that says where the money goes. */
export type PaymentMark = { part: PaymentPart; value: string };

/** Credit transfers (UNTDID 4461), which need an account and nothing else; no code is the same. */
const transfers = ['', '30', '58'];
const address = /(?:https?:\/\/|www\.)[^\s<>"«»]+/gi;

/**
 * Everything by which the money of a document is led somewhere, as one identity: who is paid, the accounts with bank and
 * holder, debit, card, means and their texts, what the buyer is to quote, the account numbers that stand in any text of
 * it, and the addresses of web pages in what is said about the payment. Each mark once.
 */
function paymentIdentity(content: PayingContent | InvoiceContent): PaymentMark[] {
  const { payment, payee, paymentTerms, notes, attachments = [] } = content;
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
    ...textsOf(content)
      .flatMap(accountNumbersIn)
      .map((value): PaymentMark => ({ part: 'accountInText', value })),
    ...[paymentTerms, payment.meansText ?? '', payment.reference ?? '', ...notes.map(({ text }) => text)]
      .flatMap((text) => text.match(address) ?? [])
      .map((value): PaymentMark => ({ part: 'link', value })),
    ...attachments.filter(({ uri }) => uri).map(({ uri }): PaymentMark => ({ part: 'link', value: uri })),
  ];
  const said = marks.filter(({ value }) => value !== '');
  return said.filter((each, index) => said.findIndex((other) => isSameMark(other, each)) === index);
}

/** Where a business is paid by its own record, its standing mentions included. */
export const ownIdentity = ({ iban, bic, mentions }: Omit<OwnPayment, 'names'>): PaymentMark[] => [
  { part: 'account', value: packed(iban) },
  { part: 'bic', value: packed(bic) },
  ...accountNumbersIn(mentions).map((value): PaymentMark => ({ part: 'accountInText', value })),
  ...(mentions.match(address) ?? []).map((value): PaymentMark => ({ part: 'link', value })),
];

/**
 * What of a document leads money elsewhere than its business is paid by its own record: empty where nothing does. The
 * holder's name may be the business's, and what its standing mentions say is its own.
 */
export function ledElsewhere(content: InvoiceContent, own: OwnPayment): PaymentMark[] {
  const names = own.names.map((name) => plain(name).toLowerCase());
  const known = ownIdentity(own);
  return paymentIdentity(content).filter((each) => {
    if (each.part === 'accountName') return !names.includes(each.value.toLowerCase());
    if (each.part === 'accountInText' && each.value === packed(own.iban)) return false;
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
  const elsewhere = ledElsewhere(content, own);
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

const isSameMark = (a: PaymentMark, b: PaymentMark) => a.part === b.part && a.value === b.value;
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

/** Every text of a document but who its seller is, and what has a mark of its own. */
function textsOf(content: object): string[] {
  const { payment, seller: _, payee: __, totals: ___, ...rest } = content as InvoiceContent;
  return textsIn([rest, payment.meansText, payment.reference]);
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return value.length < 15 ? [] : [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}
