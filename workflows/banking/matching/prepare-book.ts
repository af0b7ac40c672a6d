import { fold } from './fold.ts';
import { type NameBook, nameBook } from './names.ts';
import { type NumberBook, numberBook } from './numbers.ts';
import type { BookInput, Credit, OpenItem, PastPayment, SettledItem } from './types.ts';

/** A business's book made ready once, so that each line is held against it quickly. */
export type Book = {
  input: BookInput;
  numbers: NumberBook<OpenItem>;
  settledNumbers: NumberBook<SettledItem>;
  byPayer: Map<string, OpenItem[]>;
  byAmount: Map<string, OpenItem[]>;
  creditsOf: Map<string, Credit[]>;
  settledOf: Map<string, SettledItem[]>;
  paymentsByCents: Map<number, PastPayment[]>;
  names: NameBook;
  ibans: Map<string, string[]>;
  ownIbans: Set<string>;
};

/** Who owes it: a customer, or a name that no customer has. */
export const payerOf = ({ customerId, buyerName }: Pick<OpenItem, 'customerId' | 'buyerName'>): string =>
  customerId ?? `name:${fold(buyerName)}`;

export const bareIban = (iban: string): string => iban.replace(/\s/g, '').toUpperCase();

const group = <K, T>(list: readonly T[], key: (each: T) => K): Map<K, T[]> => {
  const map = new Map<K, T[]>();
  for (const each of list) {
    const at = key(each);
    const known = map.get(at);
    if (known) known.push(each);
    else map.set(at, [each]);
  }
  return map;
};

export function prepareBook(input: BookInput): Book {
  const items = [...input.items].sort((a, b) =>
    (a.dueOn ?? a.issuedOn) < (b.dueOn ?? b.issuedOn)
      ? -1
      : (a.dueOn ?? a.issuedOn) > (b.dueOn ?? b.issuedOn)
        ? 1
        : 0,
  );
  const loose = items.flatMap((item) =>
    item.customerId ? [] : [{ id: payerOf(item), names: [item.buyerName] }],
  );
  const ibans = new Map<string, string[]>();
  for (const { iban, customerId } of input.ibans)
    ibans.set(bareIban(iban), [...new Set([...(ibans.get(bareIban(iban)) ?? []), customerId])]);
  return {
    input,
    numbers: numberBook(items),
    settledNumbers: numberBook(input.settled),
    byPayer: group(items, payerOf),
    byAmount: group(items, ({ currency, balanceCents }) => `${currency}${balanceCents}`),
    creditsOf: group(input.credits, ({ customerId }) => customerId ?? ''),
    settledOf: group(input.settled, ({ customerId }) => customerId ?? ''),
    paymentsByCents: group(input.payments, ({ cents }) => cents),
    names: nameBook([...input.customers, ...loose]),
    ibans,
    ownIbans: new Set(input.ownIbans.map(bareIban)),
  };
}
