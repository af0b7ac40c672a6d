import {
  addDecimals,
  compareDecimals,
  divideHalfUp,
  formatDecimal,
  subtractDecimals,
} from '#workflows/invoice/decimal.ts';
import { percentOfCents, sumCents } from '#workflows/invoice/money.ts';

/** A day of payment as a file names it, with what it says is due then. */
export type DueTerm = {
  /** YYYY-MM-DD; null for words alone. */
  on: string | null;
  text: string;
  amountCents: number | null;
  percent: string | null;
};

/**
 * The share of each of several payments in percent, 100 in all, so that it gives the amounts of the file to the cent: from
 * the amounts, the shares, or the one share that the words of each name. Null where they are not known or not the whole.
 */
export function shareOf(terms: readonly DueTerm[], payableCents: number): string[] | null {
  const amounts = terms.flatMap(({ amountCents }) => amountCents ?? []);
  if (amounts.length === terms.length) return sharesOfAmounts(amounts, payableCents);
  const shares = terms.flatMap(({ percent, text }) => percent ?? percentIn(text) ?? []);
  const whole = shares.reduce(addDecimals, '0');
  const isWhole = shares.length === terms.length && compareDecimals(whole, '100') === 0;
  return isWhole && shares.every((share) => compareDecimals(share, '0') > 0) ? shares : null;
}

function sharesOfAmounts(amounts: number[], payableCents: number): string[] | null {
  if (payableCents <= 0 || amounts.some((each) => each <= 0) || sumCents(amounts) !== payableCents)
    return null;
  const shares = amounts.slice(0, -1).map((each) => shortestShare(each, payableCents));
  const last = subtractDecimals('100', shares.reduce(addDecimals, '0'));
  return shares.includes('') ? null : [...shares, last];
}

/** The share with the fewest decimals that gives an amount of a whole, both in cents; "" where ten are too few. */
function shortestShare(cents: number, whole: number): string {
  for (let scale = 0; scale <= 10; scale++) {
    const units = divideHalfUp(BigInt(cents) * 100n * 10n ** BigInt(scale), BigInt(whole));
    const share = formatDecimal({ units, scale });
    if (percentOfCents(whole, share) === cents) return share;
  }
  return '';
}

/** "Acompte de 30 %": the one share that a text names. */
function percentIn(text: string): string | null {
  const found = [...text.matchAll(/(\d{1,3})(?:[.,](\d{1,4}))?\s*%/g)];
  const [only] = found;
  if (!only || found.length > 1) return null;
  return only[2] ? `${Number(only[1])}.${only[2]}` : String(Number(only[1]));
}
