import type { AccountUse } from '#db/shapes/accounts.ts';
import type { InvoiceContent, Line } from '#db/shapes/content.ts';
import { normalizeDecimal } from '../invoice/decimal.ts';
import { convertCents, sumCents } from '../invoice/money.ts';
import { lineNetCents } from '../invoice/totals.ts';
import {
  type Book,
  isDeposit,
  replacedBy,
  type Sealed,
  signOf,
  type TakenBack,
  takenBackBySum,
} from '../reports/counted.ts';

/** An amount on an account, above zero where it is a debit. In cents of euros; `foreign`: the same in the document's currency. */
export type Posting = { use: AccountUse; cents: number; foreign?: { cents: number; currency: string } };

/** Why a document is to be entered by hand. */
export type LeftOut = 'unknownVat' | 'mixedCredit' | 'noRate' | 'foreignPayment';

/**
 * How a document is entered: balanced to the cent. A corrective takes what it replaces out and puts itself in; deposits stand
 * on an account of their own until a final invoice takes them back, by lines or as one sum.
 */
export function postingsOf(sealed: Sealed, book: Book): Posting[] | LeftOut {
  const own = inEuros(sealed, book);
  if (typeof own === 'string') return own;
  const replaced = replacedBy(sealed, book);
  if (!replaced) return own;
  const before = inEuros(replaced, book);
  if (typeof before === 'string') return before;
  return [
    ...before.map(({ use, cents, foreign }) => ({
      use,
      cents: -cents,
      ...(foreign && { foreign: { ...foreign, cents: -foreign.cents } }),
    })),
    ...own,
  ];
}

function inEuros(sealed: Sealed, book: Book): Posting[] | LeftOut {
  const postings = ownPostings(sealed, book);
  const { currency, exchange } = sealed.content;
  if (typeof postings === 'string' || currency === 'EUR') return postings;
  if (!exchange) return 'noRate';
  const converted = postings.map(({ use, cents }) => ({
    use,
    cents: convertCents(cents, exchange.rate),
    foreign: { cents, currency },
  }));
  // Each is rounded by itself; what that leaves is the customer's, whose account is first.
  const off = sumCents(converted.map(({ cents }) => cents));
  return converted.map((each, at) => (at === 0 ? { ...each, cents: each.cents - off } : each));
}

function ownPostings(sealed: Sealed, book: Book): Posting[] | LeftOut {
  const { content } = sealed;
  const { totals, retention, penalty } = content;
  const taken = takenBackBySum(sealed, book);
  if (taken.kind === 'unknown') return 'unknownVat';
  const ofDeposits = concernsDeposits(sealed, book);
  if (ofDeposits === 'some') return 'mixedCredit';
  const sign = signOf(content);
  const before = sumCents(sharesOf(taken).map(({ baseCents, vatCents }) => baseCents + vatCents));
  const [retained, penal] = [retention?.amountCents ?? 0, penalty?.amountCents ?? 0];
  const rest = totals.grossCents + totals.roundingCents - before - retained - penal;
  return [
    { use: 'customers' as const, cents: sign * rest },
    { use: 'retentions' as const, cents: sign * retained },
    { use: 'penalties' as const, cents: sign * penal },
    ...salesOf(sealed, book, ofDeposits === 'all').map(({ use, cents }) => ({ use, cents: -sign * cents })),
    { use: 'differences' as const, cents: -sign * totals.roundingCents },
    ...sharesOf(taken).flatMap(({ rate, baseCents, vatCents }) => [
      { use: 'deposits' as const, cents: baseCents },
      { use: vatUse(rate), cents: vatCents },
    ]),
  ].filter(({ cents }, at) => cents !== 0 || at === 0);
}

const sharesOf = (taken: TakenBack) => (taken.kind === 'known' ? taken.vat : []);

/** Net by account, then VAT by rate, without the document's sign. */
function salesOf(sealed: Sealed, book: Book, isAllDeposit: boolean): Posting[] {
  const { content } = sealed;
  const takesBack = recoveries(sealed, book);
  return content.totals.vat.flatMap(({ category, rate, baseCents, vatCents }): Posting[] => {
    const recovered = sumCents(
      content.lines
        .filter((line) => line.vat.category === category && normalizeDecimal(line.vat.rate) === rate)
        .filter(takesBack)
        .map(lineNetCents),
    );
    return [
      { use: isAllDeposit ? 'deposits' : content.operation, cents: baseCents - recovered },
      { use: 'deposits', cents: recovered },
      { use: vatUse(rate), cents: vatCents },
    ];
  });
}

/** Lines that take a deposit back; on a credit note those that did so on what it credits. */
function recoveries({ content }: Sealed, book: Book): (line: Line) => boolean {
  const isRecovery = (line: Line) => line.recovers !== undefined || line.special === 'depositRecovery';
  if (content.kind !== 'creditNote') return isRecovery;
  const credited = content.precedingDocuments.flatMap(({ number }) => book.get(number)?.content.lines ?? []);
  const names = new Set(credited.filter(isRecovery).map(({ id, name }) => `${id} ${name}`));
  return ({ id, name }) => names.has(`${id} ${name}`);
}

/** Whether what it charges, or gives back, are deposits. */
function concernsDeposits(sealed: Sealed, book: Book): 'all' | 'some' | 'none' {
  if (sealed.content.kind !== 'creditNote') return isDeposit(sealed, book) ? 'all' : 'none';
  const credited = sealed.content.precedingDocuments.map(({ number, kind }) => {
    const found = book.get(number);
    return found ? isDeposit(found, book) : kind === 'deposit';
  });
  if (!credited.includes(true)) return 'none';
  return credited.includes(false) ? 'some' : 'all';
}

const vatUses = new Map<string, AccountUse>([
  ['20', 'vat20'],
  ['10', 'vat10'],
  ['5.5', 'vat55'],
  ['2.1', 'vat21'],
  ['8.5', 'vat85'],
]);

const vatUse = (rate: InvoiceContent['totals']['vat'][number]['rate']): AccountUse =>
  vatUses.get(normalizeDecimal(rate)) ?? 'vatOther';
