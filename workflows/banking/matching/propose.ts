import { byAmount, byHint } from './by-amount.ts';
import { byNumbers } from './by-numbers.ts';
import { byPayer } from './by-payer.ts';
import { nothing } from './choices.ts';
import { type Book, bareIban } from './prepare-book.ts';
import { proposeReversal } from './propose-reversal.ts';
import { type Reading, readLine } from './read-line.ts';
import { isPayout } from './say.ts';
import type { MatchLine, Proposal } from './types.ts';

/** What a line of a bank is most probably for, and why. Nothing is done with it. */
export function propose(book: Book, line: MatchLine): Proposal {
  if (line.cents < 0) return proposeReversal(book, line);
  if (line.isReturn) return nothing([{ code: 'returned' }]);
  if (book.ownIbans.has(bareIban(line.counterpartyIban))) return nothing([{ code: 'internal' }]);
  const reading = readLine(book, line);
  return (
    byNumbers(reading) ?? isForNothing(reading) ?? byHint(reading) ?? byPayer(reading) ?? byAmount(reading)
  );
}

const internal = /\b(?:VIR(?:EMENT)? INTERNE|VIR(?:EMENT)? DE COMPTE A COMPTE)\b/;

/** What was paid already, moved between accounts, or is many customers' money. */
function isForNothing(reading: Reading): Proposal | undefined {
  const { line, settled, payers, capitals } = reading;
  const paid = settled.find(
    ({ of }) => of.totalCents === line.cents || (of.customerId && payers.includes(of.customerId)),
  );
  if (paid) return nothing([{ code: 'alreadySettled', number: paid.of.number }], paid.of.customerId);
  if (internal.test(capitals)) return nothing([{ code: 'internal' }]);
  if (isPayout(reading)) return nothing([{ code: 'payout' }]);
  return undefined;
}
