import type { Vat } from '#db/shapes/content.ts';
import { centsFromDecimal, centsToDecimal } from '#workflows/invoice/money.ts';

/** A VAT rate with its two decimals (BR-FR-16 compares texts); "" for what is outside the scope of VAT (BR-O-05). */
export function rateText({ category, rate }: Vat): string {
  return category === 'O' ? '' : centsToDecimal(centsFromDecimal(rate));
}
