import type { Accounts, AccountUse } from '#db/shapes/accounts.ts';
import type { DocumentKind } from '#db/shapes/content.ts';
import type { DifferenceKind, PaymentMeans, ReversalCause } from '#db/shapes/settling.ts';
import { sumCents } from '../invoice/money.ts';
import type { Book, Sealed } from '../reports/counted.ts';
import { namesOf } from './accounts.ts';
import { auxiliaryOf } from './auxiliary.ts';
import { type LeftOut, type Posting, postingsOf } from './postings.ts';

export const journals = { VT: 'Ventes', BQ: 'Banque', OD: 'Opérations diverses' } as const;
type Journal = keyof typeof journals;

/** Whose account of customers it is on. */
type Customer = { customerId: string | null; customerName: string };

type SoldDocument = Sealed & Customer & { issuedAt: string };

/** Money that came, or came not after all (below zero). */
type MovedMoney = Customer & {
  id: string;
  isReversal: boolean;
  on: string;
  at: string;
  means: PaymentMeans;
  reference: string;
  cause: ReversalCause | null;
  numbers: string;
  currency: string;
  cents: number;
};

/** What is asked for no more: written off, or a difference; below zero where that was taken back. */
type GivenUp = Customer & {
  id: string;
  kind: 'writeOff' | 'difference';
  on: string;
  number: string;
  reason: string;
  currency: string;
  cents: number;
};

export type EntryLine = {
  account: string;
  accountName: string;
  auxiliary: { number: string; name: string } | null;
  debitCents: number;
  creditCents: number;
  foreign: { cents: number; currency: string } | null;
};

export type Entry = {
  number: number;
  journal: Journal;
  on: string;
  piece: string;
  pieceOn: string;
  validOn: string;
  label: string;
  lines: EntryLine[];
};

export type Journals = {
  entries: Entry[];
  /** What is to be entered by hand, with the reason. */
  leftOut: { what: string; reason: LeftOut }[];
};

type Facts = {
  documents: readonly SoldDocument[];
  book: Book;
  money: readonly MovedMoney[];
  givenUp: readonly GivenUp[];
};

type Draft = Omit<Entry, 'number' | 'lines'> & Customer & { postings: Posting[]; order: string };

/**
 * The journals of a business: an entry for each document, payment and loss of a period, balanced, in the order of their days,
 * numbered without gap. The same facts give the same journals.
 */
export function journalsOf({ documents, book, money, givenUp }: Facts, accounts: Accounts): Journals {
  const drafts: Draft[] = [];
  const leftOut: Journals['leftOut'] = [];
  for (const document of documents) {
    const postings = postingsOf(document, book);
    if (typeof postings === 'string') leftOut.push({ what: document.number, reason: postings });
    else drafts.push(soldDraft(document, postings));
  }
  for (const each of [...money.map(moneyDraft), ...givenUp.map(givenUpDraft)])
    if (each.currency === 'EUR') drafts.push(each.draft);
    else leftOut.push({ what: each.draft.label, reason: 'foreignPayment' });
  const sorted = drafts.sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
  const names = namesOf(accounts);
  return {
    leftOut,
    entries: sorted.map(({ postings, order: _, customerId, customerName, ...entry }, at) => ({
      ...entry,
      number: at + 1,
      lines: linesOf(postings, { customerId, customerName }, accounts, names),
    })),
  };
}

const places: Record<Journal, number> = { VT: 0, BQ: 1, OD: 2 };
const orderOf = ({ on, journal, order }: Draft) => `${on} ${places[journal]} ${order}`;

const kinds: Record<DocumentKind, string> = {
  invoice: 'Facture',
  deposit: 'Acompte',
  corrective: 'Rectificative',
  creditNote: 'Avoir',
};

function soldDraft(document: SoldDocument, postings: Posting[]): Draft {
  const { number, issuedOn, issuedAt, content, customerId, customerName } = document;
  return {
    journal: 'VT',
    on: issuedOn,
    piece: number,
    pieceOn: issuedOn,
    validOn: issuedOn,
    label: `${kinds[content.kind]} ${number} ${customerName}`,
    order: `${issuedAt} ${number}`,
    customerId,
    customerName,
    postings,
  };
}

const meansUses: Record<PaymentMeans, AccountUse> = {
  transfer: 'bank',
  directDebit: 'bank',
  card: 'bank',
  other: 'bank',
  cheque: 'cheques',
  cash: 'cash',
};
const causes: Record<ReversalCause, string> = {
  mistake: 'Annulation',
  unpaid: 'Impayé',
  returned: 'Retour',
  paidBack: 'Remboursement',
};

function moneyDraft(each: MovedMoney): { draft: Draft; currency: string } {
  const { id, isReversal, on, at, means, reference, cause, numbers, cents, currency } = each;
  const { customerId, customerName } = each;
  const what = cause ? causes[cause] : 'Règlement';
  const draft: Draft = {
    journal: 'BQ',
    on,
    piece: reference || `R${id.slice(-8).toUpperCase()}`,
    pieceOn: on,
    validOn: at,
    label: [what, customerName, numbers].filter(Boolean).join(' '),
    order: `${at} ${id} ${isReversal ? 1 : 0}`,
    customerId,
    customerName,
    postings: [
      { use: meansUses[means], cents },
      { use: customerId ? 'customers' : 'suspense', cents: -cents },
    ],
  };
  return { draft, currency };
}

/** What a difference is; one that was taken back has a person's reason instead. */
const differences = new Map<string, string>([
  ['bankCharges', 'frais de banque'],
  ['rounding', 'arrondi'],
  ['discount', 'escompte'],
  ['exchange', 'change'],
] satisfies [DifferenceKind, string][]);

function givenUpDraft(each: GivenUp): { draft: Draft; currency: string } {
  const { id, kind, on, number, reason, cents, currency, customerId, customerName } = each;
  const what = kind === 'writeOff' ? 'Perte' : 'Écart';
  const draft: Draft = {
    journal: 'OD',
    on,
    piece: number,
    pieceOn: on,
    validOn: on,
    label: [cents < 0 ? `Reprise ${what.toLowerCase()}` : what, number, differences.get(reason) ?? reason]
      .filter(Boolean)
      .join(' '),
    order: `${number} ${id} ${cents < 0 ? 1 : 0}`,
    customerId,
    customerName,
    postings: [
      { use: kind === 'writeOff' ? 'writeOffs' : 'differences', cents },
      { use: 'customers', cents: -cents },
    ],
  };
  return { draft, currency };
}

const withAuxiliary: readonly AccountUse[] = ['customers', 'retentions', 'deposits'];

function linesOf(
  postings: readonly Posting[],
  { customerId, customerName }: Customer,
  accounts: Accounts,
  names: ReadonlyMap<string, string>,
): EntryLine[] {
  const off = sumCents(postings.map(({ cents }) => cents));
  if (off !== 0) throw new Error(`an entry is off by ${off}`);
  return postings
    .filter(({ cents }) => cents !== 0)
    .map(({ use, cents, foreign }) => ({
      account: accounts[use],
      accountName: names.get(accounts[use]) ?? '',
      auxiliary: withAuxiliary.includes(use)
        ? { number: auxiliaryOf(customerId, customerName), name: customerName }
        : null,
      debitCents: Math.max(0, cents),
      creditCents: Math.max(0, -cents),
      foreign: foreign ?? null,
    }));
}
