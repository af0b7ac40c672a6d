import type { BankFormat, BankRemark } from '#db/shapes/banking.ts';

/** A movement as a file says it. `at` is where it stands there: a line, a row or an entry, from 1. */
export type ReadLine = {
  at: number;
  bookedOn: string;
  valueOn: string | null;
  /** Above zero what came, below what went. */
  cents: number;
  /** Empty where the file doesn't say it: the account's. */
  currency: string;
  label: string;
  counterpartyName: string;
  counterpartyIban: string;
  endToEndId: string;
  bankReference: string;
  isReturn: boolean;
};

/** What a file says of one account. `iban` is null where it doesn't name the account. */
export type ReadStatement = {
  iban: string | null;
  /** The account as it is written, for whom is to recognise it. */
  account: string;
  currency: string;
  fromOn: string | null;
  toOn: string | null;
  openingCents: number | null;
  closingCents: number | null;
  lines: ReadLine[];
};

export type ReadBankFile = {
  format: BankFormat;
  statements: ReadStatement[];
  remarks: BankRemark[];
  /** What the columns of a table are called, in one text; null of what is no table. */
  head: string | null;
};

export const remark = (code: string, more: Partial<BankRemark> = {}): BankRemark => ({
  code,
  line: null,
  field: '',
  found: '',
  ...more,
});

/** By how much opening and lines miss the closing balance; null where one of them is not said. */
export function offBy({ openingCents, closingCents, lines }: ReadStatement): number | null {
  if (openingCents === null || closingCents === null) return null;
  return openingCents + lines.reduce((sum, { cents }) => sum + cents, 0) - closingCents;
}
