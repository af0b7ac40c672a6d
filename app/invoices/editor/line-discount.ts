import { z } from 'zod';
import type { Locale } from '#app/lib/format.ts';
import { writeCents, writeDecimal } from '#app/lib/numbers.ts';
import type { AllowanceCharge, Line } from '#db/shapes/content.ts';
import { isZeroDecimal, normalizeDecimal } from '#workflows/invoice/decimal.ts';
import { amountCents, percentOfCents } from '#workflows/invoice/money.ts';
import { optionalCents, optionalPercent, text } from './editor-parts.ts';

/** What a line is reduced by, as somebody types it: a share of its amount or an amount; null for nothing. */
export type Discount = { percent: string } | { amountCents: number } | null;

/** "5 %", or "12,50". */
export const discount = (locale: Locale) =>
  text(40).transform((typed, context): Discount => {
    const isShare = /%\s*$/.test(typed);
    const read = (isShare ? optionalPercent(locale) : optionalCents(locale)).safeParse(
      typed.replace(/[\s\u00a0\u202f]*%\s*$/, ''),
    );
    if (!read.success) {
      const found = read.error.issues[0]?.message;
      const unread = isShare ? 'number' : 'cents';
      context.addIssue({ code: 'custom', message: found === 'number' ? unread : found });
      return z.NEVER;
    }
    if (typeof read.data === 'number') return read.data === 0 ? null : { amountCents: read.data };
    return read.data === null || isZeroDecimal(read.data) ? null : { percent: read.data };
  });

/** The one discount of a line that a field can show; several, and charges, came with a file and are kept as they are. */
export function shownDiscount(adjustments: readonly AllowanceCharge[]): AllowanceCharge | null {
  const [only, ...more] = adjustments;
  return only?.kind === 'allowance' && more.length === 0 ? only : null;
}

export function discountText(adjustments: readonly AllowanceCharge[], locale: Locale): string {
  const shown = shownDiscount(adjustments);
  if (!shown) return '';
  return shown.percent === null
    ? writeCents(shown.amountCents, locale)
    : `${writeDecimal(normalizeDecimal(shown.percent), locale)}\u202f%`;
}

/** UNTDID 5189. */
const discountCode = '95';

/**
 * The allowances and charges of a line (BG-27, BG-28) with what was typed as its discount: a share is computed of the
 * amount without it. One that came with a file stays to the letter while neither it nor the line's amount changes.
 *
 * @throws TooLarge
 */
export function discounted(
  line: Pick<Line, 'quantity' | 'unitPrice' | 'baseQuantity'>,
  typed: Discount,
  before: Line | undefined,
): AllowanceCharge[] {
  const known = before?.adjustments ?? [];
  const shown = shownDiscount(known);
  if (known.length > 0 && !shown) return known;
  if (!typed) return [];
  const grossCents = amountCents(line.quantity, line.unitPrice, line.baseQuantity);
  const wasCents = before && amountCents(before.quantity, before.unitPrice, before.baseQuantity);
  if (shown && saysSame(shown, typed) && (shown.percent === null || wasCents === grossCents)) return known;
  const share = 'percent' in typed ? typed.percent : null;
  return [
    {
      kind: 'allowance',
      amountCents: 'percent' in typed ? percentOfCents(grossCents, typed.percent) : typed.amountCents,
      baseCents: share === null ? null : grossCents,
      percent: share,
      reason: shown?.reason ?? '',
      reasonCode: shown ? shown.reasonCode : discountCode,
    },
  ];
}

const saysSame = (known: AllowanceCharge, typed: NonNullable<Discount>): boolean =>
  'percent' in typed
    ? known.percent !== null && normalizeDecimal(known.percent) === typed.percent
    : known.percent === null && known.amountCents === typed.amountCents;
