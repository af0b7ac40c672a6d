import { type NameHit, namedIn } from './names.ts';
import { type NumberHit, numbersIn } from './numbers.ts';
import { type Book, bareIban, payerOf } from './prepare-book.ts';
import type { MatchLine, OpenItem, SettledItem } from './types.ts';

/** What a line says, held against a business's book. */
export type Reading = {
  book: Book;
  line: MatchLine;
  /** All that the bank wrote, as it wrote it, and in capitals. */
  text: string;
  capitals: string;
  /** Numbers of what is owed, and which of them stand in the label itself. */
  found: NumberHit<OpenItem>[];
  isInLabel: (item: OpenItem) => boolean;
  /** Numbers of what is owed no more. */
  settled: NumberHit<SettledItem>[];
  /** Who paid, by an account that people said is his, else by his name. */
  payers: readonly string[];
  byIban: readonly string[];
  named: readonly NameHit[];
  isPayer: (item: OpenItem) => boolean;
};

const notProvided = /^NOT ?PROVIDED$/i;

export function readLine(book: Book, line: MatchLine): Reading {
  const endToEnd = notProvided.test(line.endToEndId.trim()) ? '' : line.endToEndId;
  const text = endToEnd ? `${line.label}\n${endToEnd}` : line.label;
  const found = numbersIn(book.numbers, text, line.cents).filter(({ of }) => of.currency === line.currency);
  const inLabel = endToEnd
    ? new Set(numbersIn(book.numbers, line.label, line.cents).map(({ of }) => of))
    : null;
  const settled = numbersIn(book.settledNumbers, text, line.cents).filter(
    ({ reading, isDoubtful }) => !isDoubtful && reading !== 'cut',
  );
  const byIban = book.ibans.get(bareIban(line.counterpartyIban)) ?? [];
  const named = fullest(namesOf(book, line));
  const payers = byIban.length > 0 ? byIban : named.map(({ customerId }) => customerId);
  return {
    book,
    line,
    text,
    capitals: text.toUpperCase(),
    found,
    isInLabel: (item) => !inLabel || inLabel.has(item),
    settled,
    payers,
    byIban,
    named,
    isPayer: (item) => payers.includes(payerOf(item)),
  };
}

/** By the name that the bank gives apart, else by the label. */
function namesOf({ names }: Book, { counterpartyName, label }: MatchLine): NameHit[] {
  const hits = namedIn(names, counterpartyName || label);
  return hits.length > 0 || !counterpartyName ? hits : namedIn(names, label);
}

const fullest = (hits: NameHit[]): NameHit[] =>
  hits.some(({ isWhole }) => isWhole) ? hits.filter(({ isWhole }) => isWhole) : hits;

/** What a payer owes in the currency of the line, the oldest first. */
export const openOf = ({ book, line }: Reading, payer: string): OpenItem[] =>
  (book.byPayer.get(payer) ?? []).filter(({ currency }) => currency === line.currency);

/** Whether the line came before one of these was issued. */
export const isEarly = ({ line }: Reading, items: readonly OpenItem[]): boolean =>
  items.some(({ issuedOn }) => line.bookedOn < issuedOn);
