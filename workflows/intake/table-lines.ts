import { randomUUID } from 'node:crypto';
import { blankContent, blankLine } from '#workflows/invoice/blank-content.ts';
import { knownVatRates } from '#workflows/invoice/check-lines.ts';
import type { AllowanceCharge, Line, Vat } from '#workflows/invoice/content.ts';
import { compareDecimals, multiplyDecimals, normalizeDecimal } from '#workflows/invoice/decimal.ts';
import { amountCents, fitting, percentOfCents, TooLarge } from '#workflows/invoice/money.ts';
import { computeTotals } from '#workflows/invoice/totals.ts';
import type { Warning } from './intake-result.ts';
import { looseDecimal } from './loose-decimal.ts';
import { looseUnit } from './loose-unit.ts';
import { Refusal, type RowProblem } from './refusal.ts';
import { rowTexts } from './row-texts.ts';
import { type Column, type Columns, findColumns } from './table-columns.ts';
import { fill } from './texts.ts';
import { warning } from './warning.ts';

/** Rows as text; `row` is the number a person sees beside it in the spreadsheet. */
export type Table = { row: number; cells: string[] }[];

const mostLines = 5000;
const longestText = 4000;

/** Words for a VAT treatment without VAT, and its category. */
const categories: [RegExp, Vat['category']][] = [
  [/^(autoliq|reverse|ae$)/, 'AE'],
  [/^(exon|exempt|franchise|sans|non|e$)/, 'E'],
  [/^(intra|k$)/, 'K'],
  [/^(export|g$)/, 'G'],
];

/**
 * Lines of a draft from a table whose first row names its columns. All or nothing: when one cell is wrong, the refusal
 * lists every wrong cell and no line is taken.
 *
 * @throws Refusal
 * @throws TooLarge when no cell is too large by itself, but their sum is
 */
export function linesFromTable(table: Table): { lines: Line[]; warnings: Warning[] } {
  const [head, ...body] = table.filter(({ cells }) => cells.some((cell) => cell.trim()));
  if (!head || body.length === 0) throw new Refusal('table.empty');
  if (body.length > mostLines) {
    throw new Refusal('table.tooLong', { found: String(body.length), limit: String(mostLines) });
  }
  const columns = findColumns(head.cells);
  const reader = rowReader(columns);
  const lines = body.map((row) => reader.read(row.row, row.cells));
  if (reader.problems.length > 0) {
    throw new Refusal('table.rows', { count: String(reader.problems.length) }, { rows: reader.problems });
  }
  computeTotals({ ...blankContent(), lines });
  const warnings = [...reader.assumed].map(([code, rows]) => warning(code, { rows: rows.join(', ') }));
  if (columns.ignored.length > 0)
    warnings.push(warning('columns.ignored', { columns: columns.ignored.join(', ') }));
  return { lines, warnings };
}

type Assumption = 'vat.assumed' | 'vat.fraction' | 'quantity.assumed';

function rowReader({ at, headers }: Columns) {
  const problems: RowProblem[] = [];
  const assumed = new Map<Assumption, number[]>();

  function read(row: number, cells: string[]): Line {
    const cell = (column: Column) => cells[at[column] ?? -1]?.trim() ?? '';
    const wrong = (column: Column, code: keyof typeof rowTexts, found = '') => {
      const header = headers[at[column] ?? -1]?.trim() ?? column;
      problems.push({ row, column: header, text: fill(rowTexts[code], { found }) });
      return null;
    };
    const assume = (code: Assumption) => assumed.set(code, [...(assumed.get(code) ?? []), row]);
    const number = (column: Column) => {
      const decimal = looseDecimal(cell(column));
      return decimal ?? wrong(column, 'number.invalid', cell(column)) ?? '0';
    };

    if (!cell('name')) wrong('name', 'name.missing');
    for (const column of ['name', 'description'] as const) {
      if (cell(column).length > longestText) wrong(column, 'text.tooLong');
    }
    if (!cell('unitPrice')) wrong('unitPrice', 'price.missing');
    if (!cell('quantity')) assume('quantity.assumed');
    const quantity = cell('quantity') ? number('quantity') : '1';
    const unitPrice = cell('unitPrice') ? number('unitPrice') : '0';
    const unit = looseUnit(cell('unit')) ?? wrong('unit', 'unit.unknown', cell('unit')) ?? 'C62';
    const discount = cell('discount') ? number('discount') : '0';
    if (compareDecimals(discount, '0') < 0 || compareDecimals(discount, '100') > 0)
      wrong('discount', 'discount.range');
    const gross = amountOf(quantity, unitPrice) ?? wrong('unitPrice', 'amount.tooLarge') ?? 0;
    if (!cell('vat')) assume('vat.assumed');
    const vat = vatOf(cell('vat'), () => assume('vat.fraction')) ?? wrong('vat', 'vat.unknown', cell('vat'));
    return {
      ...blankLine(randomUUID()),
      name: cell('name'),
      description: cell('description'),
      quantity: normalizeDecimal(quantity),
      unit,
      unitPrice: normalizeDecimal(unitPrice),
      vat: vat ?? { category: 'S', rate: '20' },
      adjustments: discountOf(discount, gross),
    };
  }

  return { read, problems, assumed };
}

/** A rate, or words; spreadsheets give a percentage as a fraction, so 0.2 is 20 % where 0.2 itself is no rate. */
function vatOf(text: string, onFraction: () => void): Vat | null {
  if (!text) return { category: 'S', rate: '20' };
  const word = text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();
  const category = categories.find(([pattern]) => pattern.test(word))?.[1];
  if (category) return { category, rate: '0' };
  const decimal = looseDecimal(text);
  if (decimal === null) return null;
  const rate = normalizeDecimal(decimal);
  if (rate === '0') return { category: 'E', rate };
  if (knownVatRates.includes(rate)) return { category: 'S', rate };
  const percent = multiplyDecimals(rate, '100');
  if (!knownVatRates.includes(percent)) return null;
  onFraction();
  return { category: 'S', rate: percent };
}

/** Null when it is larger than a document states. */
function amountOf(quantity: string, unitPrice: string): number | null {
  try {
    return fitting(amountCents(quantity, unitPrice));
  } catch (error) {
    if (error instanceof TooLarge) return null;
    throw error;
  }
}

function discountOf(percent: string, baseCents: number): AllowanceCharge[] {
  if (compareDecimals(percent, '0') <= 0) return [];
  const amount = percentOfCents(baseCents, percent);
  return [
    {
      kind: 'allowance',
      amountCents: amount,
      baseCents,
      percent: normalizeDecimal(percent),
      reason: 'Remise',
      reasonCode: '95',
    },
  ];
}
