import type { BankAccount } from '#db/queries/bank-imports.ts';
import type { BankLine } from '#db/queries/bank-lines.ts';
import type { BankFormat } from '#db/shapes/banking.ts';
import { newId } from '../identity/new-id.ts';
import type { ReadLine } from './files/statement.ts';
import { saysReturned } from './matching/returned-words.ts';
import { recognise } from './same-line.ts';

type From = { account: BankAccount; statementId: string; format: BankFormat; at: string };

/** Which lines of one file on one account are new beside those that are known, each under its key. */
export function newLines(known: readonly BankLine[], arrived: readonly BankLine[]): BankLine[] {
  const groups = Map.groupBy(known, groupOf);
  return [...Map.groupBy(arrived, groupOf)].flatMap(([group, some]) => {
    const before = groups.get(group) ?? [];
    return recognise(before, some)
      .filter(({ is }) => is === null)
      .map(({ line, twinOf }, index) => ({
        ...line,
        lineKey: `${group}/${before.length + index + 1}`,
        twinOf: twinOf?.id ?? null,
      }));
  });
}

const groupOf = ({ bookedOn, cents, currency }: BankLine) => `${bookedOn}/${cents}/${currency}`;

export const lineOf = (
  { at: _, ...line }: ReadLine,
  { account, statementId, format, at }: From,
): BankLine => ({
  ...line,
  officeId: account.officeId,
  id: newId(),
  businessId: account.businessId,
  accountId: account.id,
  statementId,
  lineKey: '',
  /** Some forms say it in words alone. */
  isReturn: line.isReturn || (line.cents < 0 && saysReturned(line.label)),
  currency: line.currency || account.currency,
  label: storable(line.label, 2000),
  counterpartyName: storable(line.counterpartyName, 200),
  counterpartyIban: storable(line.counterpartyIban, 40),
  endToEndId: storable(line.endToEndId, 100),
  bankReference: storable(line.bankReference, 200),
  format,
  twinOf: null,
  at,
});

/** As the database can hold it: a file may say anything. */
export const storable = (text: string, most: number) =>
  text.replaceAll('\0', '').slice(0, most).toWellFormed();
