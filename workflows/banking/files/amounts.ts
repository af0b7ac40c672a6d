import { centsFromDecimal, mostCents } from '#workflows/invoice/money.ts';
import { columnMark, decimalOf, type Mark } from '../../intake/table/notation.ts';
import { Unreadable, unreadable } from './unreadable.ts';

/** An amount as it is written, and where. `exact`: its point is the decimal sign, whatever stands beside it. */
export type WrittenAmount = { text: string; at: number; exact?: true | undefined };

/** Sign and digits of an amount: "-12,50", "12,50-", "(12,50)", "+ 12.50 €". */
function splitSign(text: string): { isNegative: boolean; body: string } {
  const plain = text
    .replace(/[\u00a0\u202f]/g, ' ')
    .replace(/[−–]/g, '-')
    .trim();
  const isNegative = /^-|-$|^\(.*\)$/.test(plain.replace(/\s*(€|EUR)\s*/gi, ''));
  return {
    isNegative,
    body: plain
      .replace(/€|EUR/gi, '')
      .replace(/[-+()]/g, '')
      .trim(),
  };
}

/**
 * The decimal sign of a column of amounts, as all of them together tell it; an answer decides what they leave open.
 *
 * @throws Unreadable where a person has to say
 */
export function markOfAmounts(amounts: readonly WrittenAmount[], field: string, answer?: string): Mark {
  const bodies = amounts.filter(({ exact }) => !exact).map(({ text }) => splitSign(text).body);
  const mark = columnMark(bodies.filter(Boolean));
  if (mark !== 'asks') return mark ?? ',';
  if (answer === ',' || answer === '.') return answer;
  const found = bodies.find((body) => /^\d{1,3}[.,]\d{3}$/.test(body)) ?? '';
  throw new Unreadable([], [{ name: 'decimal', column: field, found, choices: [',', '.'] }]);
}

/** Signed cents. @throws Unreadable on what is no amount of whole cents */
export function readCents({ text, at, exact }: WrittenAmount, mark: Mark, field: string): number {
  const { isNegative, body } = splitSign(text);
  const decimal = decimalOf(body.replace(/^([.,])/, '0$1'), exact ? '.' : mark);
  if (decimal === null || /\.\d{3,}$/.test(decimal))
    throw unreadable('amount', { line: at, field, found: text });
  if (Number(decimal) * 100 > mostCents) throw unreadable('amount', { line: at, field, found: text });
  const cents = centsFromDecimal(decimal);
  return isNegative ? -cents : cents;
}
