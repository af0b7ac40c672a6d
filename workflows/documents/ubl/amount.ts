import { centsToDecimal } from '#workflows/invoice/money.ts';
import { elementWith, type XmlElement } from '../xml/element.ts';

/** Writes amounts of one currency, which UBL repeats on each of them. */
export type WriteAmount = (name: string, cents: number) => XmlElement | null;

export function amountsIn(currency: string): WriteAmount {
  return (name, cents) => elementWith(name, { currencyID: currency }, centsToDecimal(cents));
}
