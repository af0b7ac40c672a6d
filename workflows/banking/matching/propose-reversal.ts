import { fold, keyOf } from './fold.ts';
import { namedIn } from './names.ts';
import { type Book, bareIban } from './prepare-book.ts';
import { saysReturned } from './returned-words.ts';
import type { MatchLine, Proposal } from './types.ts';

/** The payment that comes back, where it can be told: of that amount, before that day, by number, account or name. Never sure. */
export function proposeReversal(book: Book, line: MatchLine): Proposal {
  const text = fold(`${line.label} ${line.endToEndId}`);
  const none: Proposal = {
    shares: [],
    credits: [],
    customerId: null,
    sureness: 'none',
    reasons: [{ code: 'outgoing' }],
    alternatives: [],
    reversal: null,
  };
  if (!line.isReturn && !saysReturned(text)) return none;
  const same = (book.paymentsByCents.get(-line.cents) ?? []).filter(
    ({ currency, paidOn }) => currency === line.currency && paidOn <= line.bookedOn,
  );
  const key = keyOf(text);
  const payers = new Set([
    ...(book.ibans.get(bareIban(line.counterpartyIban)) ?? []),
    ...namedIn(book.names, `${line.counterpartyName} ${line.label}`).map(({ customerId }) => customerId),
  ]);
  const byNumber = same.filter(({ numbers }) => numbers.some((number) => key.includes(keyOf(number))));
  const byPayer = same.filter(({ customerId }) => customerId !== null && payers.has(customerId));
  const told = byNumber.length > 0 ? byNumber : byPayer.length > 0 ? byPayer : payers.size > 0 ? [] : same;
  const [payment, second] = told;
  if (!payment || second) return { ...none, reasons: [{ code: 'returned' }] };
  const cause = /CHQ|CHEQUE|SANS PROVISION/.test(text) ? ('unpaid' as const) : ('returned' as const);
  return {
    ...none,
    customerId: payment.customerId,
    sureness: 'likely',
    reasons: [{ code: 'returned' }],
    reversal: { paymentId: payment.id, cause },
  };
}
