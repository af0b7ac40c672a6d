import type { Line } from '#db/shapes/content.ts';
import { normalizeDecimal } from './decimal.ts';
import { centsToDecimal, sumCents } from './money.ts';
import { type Problem, problem } from './problem.ts';
import { type ContentWithoutTotals, computeTotals, lineNetCents } from './totals.ts';

/** A deposit knows what it is a deposit of, and what takes deposits back takes no more than they were. */
export function checkDeposits(content: ContentWithoutTotals): Problem[] {
  return content.kind === 'deposit' ? checkDeposit(content) : checkRecoveries(content);
}

function checkDeposit(content: ContentWithoutTotals): Problem[] {
  const { depositOf, references, lines } = content;
  const found: Problem[] = [];
  const named = [depositOf?.reference, references.order, references.contract, references.engagement];
  if (named.every((reference) => !reference?.trim()))
    found.push(problem('depositOf.reference', 'deposit.of.missing'));
  const total = depositOf?.totalCents ?? null;
  if (total !== null && computeTotals(content).grossCents > total) {
    found.push(problem('depositOf.totalCents', 'deposit.tooHigh', { total: centsToDecimal(total) }));
  }
  for (const [index, line] of lines.entries()) {
    if (line.recovers) found.push(problem(`lines.${index}.recovers`, 'recovery.kind'));
  }
  return found;
}

function checkRecoveries({ kind, lines }: ContentWithoutTotals): Problem[] {
  const found: Problem[] = [];
  for (const [index, line] of lines.entries()) {
    const path = `lines.${index}.recovers`;
    if (!line.recovers) continue;
    if (kind === 'creditNote') found.push(problem(path, 'recovery.kind'));
    else if (!line.recovers.number.trim()) found.push(problem(path, 'recovery.number.missing'));
    else if (lineNetCents(line) >= 0) found.push(problem(path, 'recovery.sign'));
    else if (exceeds(line, lines)) {
      const available = centsToDecimal(line.recovers.availableCents ?? 0);
      found.push(problem(path, 'recovery.tooHigh', { number: line.recovers.number, available }));
    }
  }
  return found;
}

/** All lines that take the same deposit back at the same rate count together. */
function exceeds(line: Line, all: Line[]): boolean {
  const { recovers } = line;
  if (!recovers || recovers.availableCents === null) return false;
  const same = all.filter(
    (each) =>
      each.recovers?.number === recovers.number &&
      each.vat.category === line.vat.category &&
      normalizeDecimal(each.vat.rate) === normalizeDecimal(line.vat.rate),
  );
  return -sumCents(same.map(lineNetCents)) > recovers.availableCents;
}
