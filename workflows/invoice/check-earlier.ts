import type { InvoiceContent } from '#db/shapes/content.ts';
import { checkDeposits } from './check-deposits.ts';
import {
  creditedOf,
  creditLeft,
  depositLeft,
  type Earlier,
  pendingCreditOf,
  replacementOf,
} from './earlier.ts';
import { centsToDecimal, sumCents } from './money.ts';
import { type Problem, problem } from './problem.ts';

/**
 * What a draft does to documents issued before, against what is left of them now: a deposit is taken back once, an
 * invoice is credited for no more than its total and replaced once, what is replaced is neither credited nor taken back
 * any more, and nothing is done to a credit note. Documents that were not issued here are not known, and pass.
 */
export function checkEarlier(content: InvoiceContent, earlier: readonly Earlier[]): Problem[] {
  const current = withDepositsLeft(content, earlier);
  const before = new Set(checkDeposits(content).map(keyOf));
  return [
    ...checkDeposits(current).filter((each) => !before.has(keyOf(each))),
    ...content.lines.flatMap(({ recovers }, index) => {
      const found = earlier.find((each) => each.number === recovers?.number);
      return found ? checkRecovered(found, `lines.${index}.recovers`) : [];
    }),
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

/** A deposit that was corrected is taken back by its corrective; one that is only being corrected is still itself. */
function checkRecovered(found: Earlier, path: string): Problem[] {
  const by = replacementOf(found);
  if (!by?.isIssued) return [];
  return [problem(path, 'recovery.replaced', { number: found.number, by: by.reference })];
}

function checkPreceding(content: InvoiceContent, found: Earlier, path: string): Problem[] {
  const act = { creditNote: 'credit', corrective: 'corrective', invoice: null, deposit: null } as const;
  const does = act[content.kind];
  if (does === null) return [];
  const { number } = found;
  if (found.kind === 'creditNote') return [problem(path, `${does}.ofCredit`, { found: number })];
  const by = replacementOf(found);
  if (by) {
    const code = by.isIssued ? (`${does}.replaced` as const) : (`${does}.beingReplaced` as const);
    return [problem(path, code, { number, by: by.reference })];
  }
  return does === 'credit' ? checkCredit(content, found, path) : checkCorrective(content, found, path);
}

function checkCredit(content: InvoiceContent, found: Earlier, path: string): Problem[] {
  const left = creditLeft(found);
  if (content.precedingDocuments.length > 1 || content.totals.grossCents <= left) return [];
  return [problem(path, 'credit.tooHigh', { number: found.number, available: centsToDecimal(left) })];
}

/** What was credited of the former document stays credited, of the corrective: it charges no less, and all of it. */
function checkCorrective({ totals }: InvoiceContent, found: Earlier, path: string): Problem[] {
  const { number } = found;
  const pending = pendingCreditOf(found);
  if (pending) return [problem(path, 'corrective.beingCredited', { number, by: pending.reference })];
  const credited = creditedOf(found);
  if (credited <= 0) return [];
  if (credited >= found.grossCents) return [problem(path, 'corrective.credited', { number })];
  const values = { number, credited: centsToDecimal(credited) };
  if (totals.grossCents < credited) return [problem(path, 'corrective.belowCredit', values)];
  return [problem(path, 'corrective.creditStays', values)];
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
