import type { Since } from '#db/shapes/since.ts';
import { type Balance, balanceOf } from '#workflows/invoice/balance.ts';

/** What credit notes or a corrective made of an issued document. Cents of its currency; `by` are their numbers. */
export type LeftToPay = {
  state: Exclude<Balance['state'], 'whole'>;
  owedCents: number;
  wholeCents: number;
  currency: string;
  by: string[];
};

/** For the pages of owner and office; null where all of it is still to be paid, and for a draft. */
export function leftToPay(since: Since | undefined, currency: string): LeftToPay | null {
  const balance = since && balanceOf(since);
  if (!balance || balance.state === 'whole') return null;
  return {
    state: balance.state,
    owedCents: balance.owedCents,
    wholeCents: since.payableCents,
    currency,
    by: since.replacedBy ? [since.replacedBy] : since.creditedBy,
  };
}
