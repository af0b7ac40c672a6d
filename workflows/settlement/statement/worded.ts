import type { Locale } from '#db/shapes/locale.ts';
import { formatMoney } from '#emails/format.ts';
import { formatDay } from '../../documents/typography.ts';
import type { Statement, StatementLine } from './statement.ts';
import { statementWords } from './words.ts';

/** A line of a statement as people read it; amounts stay numbers. */
export type WordedLine = {
  id: string;
  on: string;
  what: string;
  number: string;
  notes: string[];
  dueOn: string | null;
  /** Above zero, he owes more. */
  cents: number;
  balanceCents: number;
};

/** The lines of a statement in words, the same for a page, a PDF and a spreadsheet. */
export const wordedLines = ({ lines }: Statement, locale: Locale): WordedLine[] =>
  lines.map((line) => ({
    id: `${line.id} ${line.kind} ${line.isTakenBack}`,
    on: line.on,
    what: whatOf(line, locale),
    number: line.number,
    notes: notesOf(line, locale),
    dueOn: line.dueOn,
    cents: line.cents,
    balanceCents: line.balanceCents,
  }));

/** « du 1 janv. 2026 au 30 nov. 2026 ». */
export function periodText({ period: { from, to } }: Statement, locale: Locale): string {
  const words = statementWords[locale];
  return from
    ? words.period(formatDay(from, locale), formatDay(to, locale))
    : words.until(formatDay(to, locale));
}

function whatOf(line: StatementLine, locale: Locale): string {
  const words = statementWords[locale];
  switch (line.kind) {
    case 'document':
    case 'creditNote':
      return `${words.document[line.documentKind ?? 'invoice']} ${line.number}`;
    case 'payment':
      return words.payment[line.means ?? 'other'];
    case 'paymentReversed':
      return words.reversed[line.cause ?? 'mistake'];
    default: {
      const what = words[line.kind](line.number);
      return line.isTakenBack ? words.takenBack(what) : what;
    }
  }
}

/** What somebody wrote of a loss or a mistake is between the people of the office. */
function notesOf(line: StatementLine, locale: Locale): string[] {
  const words = statementWords[locale];
  const money = (cents: number) => formatMoney(cents, line.currency, locale);
  const used = line.settles.reduce((sum, { cents }) => sum + cents, 0);
  const left = -line.cents - used;
  const isCredit = line.kind === 'payment' || line.kind === 'creditNote';
  return [
    line.subject,
    line.reference && words.reference(line.reference),
    line.settles.map(({ number, cents }) => words.settles(number, money(cents))).join(' · '),
    isCredit && used > 0 && left > 0 ? words.left(money(left)) : '',
  ].filter((each) => each !== '');
}
