import type { AllowanceCharge, InvoiceContent, Line, Vat } from '#db/shapes/content.ts';
import { allowanceReasonCodes, chargeReasonCodes } from './codes/reason-codes.ts';
import { unitCodes } from './codes/unit-codes.ts';
import { compareDecimals, decimalPlaces, isZeroDecimal, normalizeDecimal } from './decimal.ts';
import { type Problem, problem } from './problem.ts';
import { lineNetCents } from './totals.ts';

/** Rates that have been or are in force in France and its overseas departments (BR-FR rule on BT-119, DGFiP G1.24). */
export const knownVatRates: readonly string[] = [
  '0',
  '10',
  '13',
  '20',
  '8.5',
  '19.6',
  '2.1',
  '5.5',
  '7',
  '20.6',
  '1.05',
  '0.9',
  '1.75',
  '9.2',
  '9.6',
];

export function checkLines(content: Pick<InvoiceContent, 'lines' | 'adjustments'>): Problem[] {
  if (content.lines.length === 0) return [problem('lines', 'lines.none')];
  const found = content.lines.flatMap(checkLine);
  for (const [index, adjustment] of content.adjustments.entries()) {
    const path = `adjustments.${index}`;
    found.push(...checkAdjustment(adjustment, path), ...checkVat(adjustment.vat, `${path}.vat`));
  }
  return found;
}

function checkLine(line: Line, index: number): Problem[] {
  const path = `lines.${index}`;
  const found: Problem[] = [];
  const add = (field: string, code: Problem['code'], values?: Record<string, string>) =>
    found.push(problem(`${path}.${field}`, code, values));
  if (!line.name.trim()) add('name', 'line.name.missing');
  if (decimalPlaces(line.quantity) > 4) add('quantity', 'line.quantity.decimals', { found: line.quantity });
  if (decimalPlaces(line.unitPrice) > 6)
    add('unitPrice', 'line.unitPrice.decimals', { found: line.unitPrice });
  if (compareDecimals(line.unitPrice, '0') < 0)
    add('unitPrice', 'line.unitPrice.negative', { found: line.unitPrice });
  if (line.grossPrice && compareDecimals(line.grossPrice, line.unitPrice) < 0) {
    add('unitPrice', 'line.grossPrice.lower', { found: line.grossPrice });
  }
  if (decimalPlaces(line.baseQuantity) > 4) {
    add('baseQuantity', 'line.quantity.decimals', { found: line.baseQuantity });
  }
  if (compareDecimals(line.baseQuantity, '0') <= 0) add('baseQuantity', 'line.baseQuantity.notPositive');
  else if (lineNetCents(line) === 0) add('unitPrice', 'line.amount.zero');
  if (!unitCodes.has(line.unit)) add('unit', 'line.unit.format', { found: line.unit });
  if (isReversed(line.period)) add('period', 'period.reversed');
  found.push(...checkVat(line.vat, `${path}.vat`));
  for (const [at, adjustment] of line.adjustments.entries()) {
    found.push(...checkAdjustment(adjustment, `${path}.adjustments.${at}`));
  }
  return found;
}

/** BR-33, BR-38, BR-41, BR-43: a reason; and no minus, as the kind says already which way it goes. */
function checkAdjustment(adjustment: AllowanceCharge, path: string): Problem[] {
  const found: Problem[] = [];
  if (adjustment.amountCents < 0) found.push(problem(`${path}.amountCents`, 'adjustment.amount.negative'));
  if (!adjustment.reason.trim() && !adjustment.reasonCode) {
    found.push(problem(`${path}.reason`, 'adjustment.reason.missing'));
  }
  const known = adjustment.kind === 'allowance' ? allowanceReasonCodes : chargeReasonCodes;
  if (adjustment.reasonCode && !known.has(adjustment.reasonCode)) {
    found.push(problem(`${path}.reason`, 'code.unknown', { found: adjustment.reasonCode }));
  }
  return found;
}

/** BR-S-5, BR-Z-5, BR-E-5, BR-AE-5, BR-IC-5, BR-G-5, BR-O-5: which rates a category may have. */
function checkVat({ category, rate }: Vat, path: string): Problem[] {
  const zero = isZeroDecimal(rate);
  if (category === 'S') {
    if (zero) return [problem(`${path}.rate`, 'vat.rate.zero')];
    if (!knownVatRates.includes(normalizeDecimal(rate))) {
      return [problem(`${path}.rate`, 'vat.rate.unknown', { found: rate })];
    }
  }
  // The taxes of the Canary Islands, Ceuta and Melilla are no French VAT (BR-FR-15).
  if (category === 'L' || category === 'M') return [problem(`${path}.rate`, 'vat.category.notFrench')];
  if (category !== 'S' && !zero) {
    return [problem(`${path}.rate`, 'vat.rate.notZero', { category, found: rate })];
  }
  return [];
}

export function isReversed(period: { from: string | null; to: string | null } | null): boolean {
  return Boolean(period?.from && period.to && period.to < period.from);
}
