import { isDay } from './is-day.ts';
import { type Problem, problem } from './problem.ts';
import type { ContentWithoutTotals } from './totals.ts';

/** Days that exist, from 2000 to 2099: others are slips of the pen, and rejected (BR-FR-03). */
export function checkDates(content: ContentWithoutTotals): Problem[] {
  const { period, dueRule, retention, precedingDocuments, lines } = content;
  const dates: [path: string, date: string | null | undefined][] = [
    ['period.from', period.from],
    ['period.to', period.to],
    ['deliveredOn', content.deliveredOn],
    ['taxPointDate', content.taxPointDate],
    ['paidOn', content.paidOn],
    ['dueRule.date', dueRule.kind === 'date' ? dueRule.date : null],
    ['exchange.on', content.exchange?.on],
    ['retention.releaseOn', retention?.releaseOn],
    ...precedingDocuments.map(({ date }, at): [string, string | null] => [
      `precedingDocuments.${at}.date`,
      date,
    ]),
    ...lines.map((line, at): [string, string | null] => [`lines.${at}.period`, line.period?.from ?? null]),
    ...lines.map((line, at): [string, string | null] => [`lines.${at}.period`, line.period?.to ?? null]),
  ];
  return dates.flatMap(([path, date]) =>
    date && !isPlausible(date) ? [problem(path, 'date.implausible', { found: date })] : [],
  );
}

function isPlausible(date: string): boolean {
  return /^20\d\d-/.test(date) && isDay(date);
}
