import { amountCents, fitting, TooLarge } from '#workflows/invoice/money.ts';

/** Quantity × price ÷ base quantity in cents; null when it is larger than a document states. */
export function amountOf(quantity: string, unitPrice: string, baseQuantity: string): number | null {
  try {
    return fitting(amountCents(quantity, unitPrice, baseQuantity));
  } catch (error) {
    if (error instanceof TooLarge) return null;
    throw error;
  }
}
