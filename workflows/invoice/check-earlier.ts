import { checkDeposits } from './check-deposits.ts';
import type { InvoiceContent } from './content.ts';
import { creditLeft, depositLeft, type Earlier } from './earlier.ts';
import { centsToDecimal, sumCents } from './money.ts';
import { type Problem, problem } from './problem.ts';

/**
 * What a draft does to documents issued before, against what is left of them now: a deposit is taken back once, an
 * invoice is credited for no more than its total, and a credit note is not credited. Documents that were not issued
 * here are not known, and pass.
 */
export function checkEarlier(content: InvoiceContent, earlier: readonly Earlier[]): Problem[] {
  const current = withDepositsLeft(content, earlier);
  const before = new Set(checkDeposits(content).map(keyOf));
  return [
    ...checkDeposits(current).filter((each) => !before.has(keyOf(each))),
    ...content.precedingDocuments.flatMap((preceding, index) => {
      const found = earlier.find((each) => each.number === preceding.number);
      return found ? checkPreceding(content, found, `precedingDocuments.${index}.number`) : [];
    }),
    ...checkCreditOfSeveral(content, earlier),
  ];
}

/** The same content with what is left of each deposit as it is now, whatever was known when the line was written. */
export function withDepositsLeft(content: InvoiceContent, earlier: readonly Earlier[]): InvoiceContent {
  const lines = content.lines.map((line) => {
    const found = line.recovers && earlier.find((each) => each.number === line.recovers?.number);
    if (!found || !line.recovers) return line;
    return { ...line, recovers: { ...line.recovers, availableCents: depositLeft(found, line.vat) } };
  });
  return { ...content, lines };
}

function checkPreceding(content: InvoiceContent, found: Earlier, path: string): Problem[] {
  if (content.kind !== 'creditNote') return [];
  if (found.kind === 'creditNote') return [problem(path, 'credit.ofCredit', { found: found.number })];
  const left = creditLeft(found);
  if (content.precedingDocuments.length > 1 || content.totals.grossCents <= left) return [];
  return [problem(path, 'credit.tooHigh', { number: found.number, available: centsToDecimal(left) })];
}

/** What a credit note on several documents gives back of each is nowhere told: of all of them no more than their totals. */
function checkCreditOfSeveral(
  { kind, precedingDocuments, totals }: InvoiceContent,
  earlier: readonly Earlier[],
): Problem[] {
  if (kind !== 'creditNote' || precedingDocuments.length < 2) return [];
  const found = precedingDocuments.flatMap(({ number }) => earlier.filter((each) => each.number === number));
  const left = sumCents(found.map(creditLeft));
  if (found.length < precedingDocuments.length || totals.grossCents <= left) return [];
  const number = found.map((each) => each.number).join(', ');
  return [
    problem('precedingDocuments.0.number', 'credit.tooHigh', { number, available: centsToDecimal(left) }),
  ];
}

const keyOf = ({ path, code }: Problem) => `${path} ${code}`;
