import type { InvoiceContent } from '#db/shapes/content.ts';
import { addDecimals, compareDecimals } from './decimal.ts';
import { hasBicShape, hasIbanShape, isIbanValid } from './identifiers.ts';
import { centsToDecimal, percentOfCents } from './money.ts';
import { asksForPayment } from './payable.ts';
import { type Problem, problem } from './problem.ts';
import type { ContentWithoutTotals } from './totals.ts';
import { computeTotals } from './totals.ts';

/** Credit transfer, SEPA credit transfer (UNTDID 4461): the codes for which BR-61 wants an account. */
const transfers = ['30', '58'];
/** BT-114 brings a sum to what can be paid; from one unit of the currency on it would be a rebate without VAT or a charge. */
const unitCents = 100;
/** Loi n° 71-584 du 16 juillet 1971, art. 1. */
const highestRetention = '5';
/** Longest agreed terms of C.com. L441-10, I: 60 days from issue, or 45 days to the end of a month. */
const longestTerm = { days: 60, endOfMonth: 45, endOfMonthPlus: 45, dayOfMonth: 60 };

/** Bank account, payment term, and the sums that change what is paid. Expects lines that can be computed. */
export function checkPayment(content: ContentWithoutTotals): Problem[] {
  return [
    ...checkSums(content),
    ...checkRetention(content),
    ...checkAccount(content),
    ...checkTerm(content),
    ...checkPaid(content),
  ];
}

function checkSums(content: ContentWithoutTotals): Problem[] {
  const totals = computeTotals(content);
  const found: Problem[] = [];
  if (content.lines.length > 0 && totals.grossCents === 0) found.push(problem('totals', 'total.zero'));
  if (totals.grossCents < 0) found.push(problem('totals', 'total.negative'));
  else if (totals.payableCents < 0) {
    found.push(problem('totals', 'payable.negative', { payable: centsToDecimal(totals.payableCents) }));
  }
  if (content.prepaidCents < 0) found.push(problem('prepaidCents', 'prepaid.negative'));
  else if (content.prepaidCents > Math.max(0, totals.grossCents)) {
    found.push(problem('prepaidCents', 'prepaid.tooHigh', { total: centsToDecimal(totals.grossCents) }));
  }
  if (Math.abs(content.roundingCents) >= unitCents) {
    const rounding = centsToDecimal(content.roundingCents);
    found.push(problem('roundingCents', 'rounding.tooLarge', { found: rounding }));
  }
  if (isSplitUnknown(content, totals.vat)) found.push(problem('prepaidCents', 'prepaid.split'));
  if (content.penalty && content.penalty.amountCents <= 0) {
    found.push(problem('penalty.amountCents', 'penalty.zero'));
  }
  if (content.penalty && !content.penalty.reason.trim()) {
    found.push(problem('penalty.reason', 'penalty.reason.missing'));
  }
  return found;
}

/**
 * Deposits deducted as one sum: of several, or for several rates, nobody can print what each was without its VAT. Those that
 * lines take back are told there, and the sum is something else. It is advised against and never refused, whatever
 * deposits are named: BT-113 is all that was paid before, and a part of it may have come without an invoice.
 */
function isSplitUnknown(
  { prepaidCents, paidOn, precedingDocuments, lines }: ContentWithoutTotals,
  vat: unknown[],
): boolean {
  const byLines = new Set(lines.map(({ recovers }) => recovers?.number));
  const deposits = precedingDocuments.filter(({ number }) => !byLines.has(number)).length;
  return prepaidCents > 0 && paidOn === undefined && deposits > 0 && (deposits > 1 || vat.length > 1);
}

/** What was paid before its issue was paid in full, by the amount already paid (BR-FR-CO-09). */
function checkPaid(content: ContentWithoutTotals): Problem[] {
  if (content.paidOn === undefined) return [];
  const { dueCents } = computeTotals(content);
  return dueCents === 0 ? [] : [problem('prepaidCents', 'paid.notInFull', { due: centsToDecimal(dueCents) })];
}

function checkRetention(content: ContentWithoutTotals): Problem[] {
  const { retention } = content;
  if (!retention) return [];
  const gross = computeTotals(content).grossCents;
  const highest = percentOfCents(gross, highestRetention);
  const expected = percentOfCents(gross, retention.percent);
  const found: Problem[] = [];
  if (retention.amountCents <= 0) found.push(problem('retention.amountCents', 'retention.zero'));
  else if (compareDecimals(retention.percent, highestRetention) > 0 || retention.amountCents > highest) {
    found.push(problem('retention.percent', 'retention.tooHigh', { highest: centsToDecimal(highest) }));
  } else if (retention.amountCents !== expected) {
    found.push(
      problem('retention.amountCents', 'retention.mismatch', { expected: centsToDecimal(expected) }),
    );
  }
  if (!retention.releaseOn) found.push(problem('retention.releaseOn', 'retention.release.missing'));
  return found;
}

function checkAccount(content: ContentWithoutTotals): Problem[] {
  const { payment, kind, lines } = content;
  const found: Problem[] = [];
  const isAsked = lines.length === 0 || asksForPayment({ kind, totals: computeTotals(content) });
  if (!payment.iban && transfers.includes(payment.meansCode) && kind !== 'creditNote' && isAsked) {
    found.push(problem('payment.iban', 'iban.missing'));
  }
  if (payment.iban && !hasIbanShape(payment.iban)) {
    found.push(problem('payment.iban', 'iban.format', { found: payment.iban }));
  } else if (payment.iban && !isIbanValid(payment.iban)) {
    found.push(problem('payment.iban', 'iban.checksum', { found: payment.iban }));
  }
  if (payment.bic && !hasBicShape(payment.bic)) {
    found.push(problem('payment.bic', 'bic.format', { found: payment.bic }));
  }
  return found;
}

function checkTerm({ dueRule }: Pick<InvoiceContent, 'dueRule'>): Problem[] {
  if (dueRule.kind === 'instalments') return checkInstalments(dueRule.parts);
  if (!('days' in dueRule)) return [];
  if (dueRule.days <= longestTerm[dueRule.kind]) return [];
  return [problem('dueRule.days', 'dueRule.tooLong', { found: String(dueRule.days) })];
}

function checkInstalments(parts: { percent: string; days: number }[]): Problem[] {
  const found: Problem[] = [];
  const sum = parts.reduce((total, part) => addDecimals(total, part.percent), '0');
  if (compareDecimals(sum, '100') !== 0) {
    found.push(problem('dueRule.parts', 'instalments.sum', { found: sum }));
  }
  if (parts.some((part) => compareDecimals(part.percent, '0') <= 0)) {
    found.push(problem('dueRule.parts', 'instalments.zero'));
  }
  if (parts.some((part, at) => at > 0 && part.days <= (parts[at - 1]?.days ?? 0))) {
    found.push(problem('dueRule.parts', 'instalments.order'));
  }
  return found;
}
