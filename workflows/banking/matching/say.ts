import { ownerOf } from './choices.ts';
import { payerOf } from './prepare-book.ts';
import { isEarly, type Reading } from './read-line.ts';
import type { Choice, MatchReason, OpenItem, Proposal } from './types.ts';

const payout = /\b(?:REM(?:ISE)? ?CB|TPE|REMISE CARTES?|STRIPE|SUMUP|PAYPAL|ZETTLE|IZETTLE)\b/;

/** Whether a line is money of many customers, as a provider of payments hands it over. */
export const isPayout = ({ capitals }: Reading): boolean => payout.test(capitals);

type Said = {
  choice: Choice;
  items: readonly OpenItem[];
  /** Whether what speaks for it would do by itself. */
  isSure: boolean;
  reasons: readonly MatchReason[];
  alternatives?: readonly Choice[];
};

/** Proposes these, with all that speaks for and against them; what speaks against makes nothing sure. */
export function say(reading: Reading, { choice, items, isSure, reasons, alternatives = [] }: Said): Proposal {
  const several = new Set(items.map(payerOf)).size;
  const early = isEarly(reading, items);
  const isOther = reading.payers.length > 0 && !items.every(reading.isPayer);
  const isAlone = several === 1 && !early && !isOther && alternatives.length === 0;
  return {
    ...choice,
    customerId: choice.customerId ?? ownerOf(items),
    sureness: isSure && isAlone && !isPayout(reading) ? 'sure' : 'likely',
    reasons: [
      ...numberReasons(reading, items),
      ...reasons,
      ...payerReasons(reading, items),
      ...(several > 1 ? [{ code: 'severalCustomers' as const, count: several }] : []),
      ...(early ? [{ code: 'beforeIssue' as const }] : []),
      ...(alternatives.length > 0 ? [{ code: 'ambiguous' as const, count: alternatives.length + 1 }] : []),
    ],
    alternatives,
    reversal: null,
  };
}

/** How the numbers of these were read. */
export const numberReasons = ({ found, isInLabel }: Reading, items: readonly OpenItem[]): MatchReason[] =>
  found
    .filter(({ of }) => items.includes(of))
    .flatMap(({ of, reading, isDoubtful }): MatchReason[] => [
      { code: 'number', number: of.number, reading, from: isInLabel(of) ? 'label' : 'endToEnd' },
      ...(isDoubtful && reading !== 'cut' && reading !== 'serial' ? [{ code: 'mayBeDate' as const }] : []),
    ]);

function payerReasons({ line, byIban, named, payers }: Reading, [first]: readonly OpenItem[]): MatchReason[] {
  if (!first) return [];
  if (byIban.includes(payerOf(first))) return [{ code: 'iban' }];
  const hit = named.find(({ customerId }) => customerId === payerOf(first));
  if (hit) return [{ code: 'name', name: hit.name, isWhole: hit.isWhole }];
  return payers.length > 0 ? [{ code: 'otherPayer', name: line.counterpartyName }] : [];
}

/** Of one document its amount, of several their sum. */
export const sumReason = (items: readonly OpenItem[]): MatchReason[] =>
  items.length === 1 ? [{ code: 'exactAmount' }] : [{ code: 'sumOfItems', count: items.length }];
