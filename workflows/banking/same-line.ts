import type { BankFormat } from '#db/shapes/banking.ts';

/** What tells a movement from another of the same account, day and amount. */
export type Told = {
  label: string;
  counterpartyName: string;
  counterpartyIban: string;
  endToEndId: string;
  bankReference: string;
  format: BankFormat;
};

/**
 * Which of the movements of one day and amount in a file were known before: each known one at most once, what fits best
 * first. Two truly equal lines of one file are two, as the second finds nothing left that it could be. `twinOf`: it is said
 * in other words than one that is known, and may still be it.
 */
export function recognise<Known extends Told, New extends Told>(
  known: readonly Known[],
  arrived: readonly New[],
): { line: New; is: Known | null; twinOf: Known | null }[] {
  const pairs = arrived
    .flatMap((line) => known.map((each) => ({ line, each, fit: fitOf(each, line) })))
    .filter(({ fit }) => fit > 0)
    .sort((a, b) => b.fit - a.fit);
  const found = new Map<New, Known>();
  const taken = new Set<Known>();
  for (const { line, each } of pairs) {
    if (found.has(line) || taken.has(each)) continue;
    found.set(line, each);
    taken.add(each);
  }
  return arrived.map((line) => {
    const is = found.get(line) ?? null;
    const left = is ? [] : known.filter((each) => !taken.has(each) && !isOther(each, line));
    return { line, is, twinOf: left[0] ?? null };
  });
}

/** 0: not the same. The higher, the surer. */
function fitOf(a: Told, b: Told): number {
  if (isOther(a, b)) return 0;
  if (a.endToEndId && a.endToEndId === b.endToEndId) return 5;
  if (a.format === b.format && a.bankReference && a.bankReference === b.bankReference) return 4;
  if (a.format === b.format && a.label === b.label) return 3;
  if (sharesWords(a, b)) return 2;
  // Both say everything of their days, in other words: the count decides. A notice says one movement of many.
  const isWholeDay = a.format !== b.format && a.format !== 'camt054' && b.format !== 'camt054';
  return isWholeDay ? 1 : 0;
}

/** Said to be from somebody else, or about something else. */
function isOther(a: Told, b: Told): boolean {
  const differ = (x: string, y: string) => x !== '' && y !== '' && x !== y;
  return differ(a.endToEndId, b.endToEndId) || differ(a.counterpartyIban, b.counterpartyIban);
}

/** What banks write before every name. */
const common = new Set([
  'VIREMENT',
  'SEPA',
  'RECU',
  'INST',
  'INSTANTANE',
  'FAVEUR',
  'MOTIF',
  'FACTURE',
  'CARTE',
  'PRLV',
  'CHEQUE',
  'EMIS',
]);

const wordsOf = ({ label, counterpartyName, endToEndId }: Told) =>
  `${label} ${counterpartyName} ${endToEndId}`
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .split(/[^A-Z0-9]+/)
    .filter((word) => word.length > 3 && !common.has(word));

function sharesWords(a: Told, b: Told): boolean {
  const [one, two] = [wordsOf(a), wordsOf(b)];
  const shared = one.filter((word) => two.some((each) => each.startsWith(word) || word.startsWith(each)));
  // Within one form a bank writes the same movement with the same words, longer at most.
  return a.format === b.format
    ? shared.length > 0 && shared.length === Math.min(one.length, two.length)
    : shared.length > 0;
}
