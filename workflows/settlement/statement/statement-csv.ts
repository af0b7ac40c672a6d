import type { Locale } from '#db/shapes/locale.ts';
import { formatDay } from '../../documents/typography.ts';
import { amountCell, csvOf, textCell } from '../../export/csv.ts';
import { centsToDecimal } from '../../invoice/money.ts';
import type { Statement } from './statement.ts';
import { wordedLines } from './worded.ts';
import { statementWords } from './words.ts';

/** A statement for a spreadsheet: the balance it begins with, each line, the balance it ends with. */
export function statementCsv(statement: Statement, locale: Locale): string {
  const words = statementWords[locale];
  const [on, what, due, debit, credit, balance] = words.columns;
  const amount = (cents: number) => amountCell(centsToDecimal(cents), locale);
  const sum = (day: string, label: string, cents: number, sides: [string, string]) => [
    textCell(day),
    textCell(label),
    ...['', '', ''].map(textCell),
    ...sides,
    amount(cents),
    textCell(statement.currency),
  ];
  const { period, openingCents, closingCents, debitCents, creditCents } = statement;
  const day = (of: string) => formatDay(of, locale);
  const closing = closingCents < 0 ? words.inFavour(day(period.to)) : words.closing(day(period.to));
  return csvOf(
    [
      [on, what, words.csv.reference, words.csv.notes, due, debit, credit, balance, words.csv.currency].map(
        textCell,
      ),
      ...(period.from ? [sum(period.from, words.opening(day(period.from)), openingCents, ['', ''])] : []),
      ...wordedLines(statement, locale).map((line) => [
        textCell(line.on),
        textCell(line.what),
        textCell(line.number),
        textCell(line.notes.join(' · ')),
        textCell(line.dueOn ?? ''),
        line.cents > 0 ? amount(line.cents) : '',
        line.cents > 0 ? '' : amount(-line.cents),
        amount(line.balanceCents),
        textCell(statement.currency),
      ]),
      sum(period.to, closing, closingCents, [amount(debitCents), amount(creditCents)]),
    ],
    locale,
  );
}
