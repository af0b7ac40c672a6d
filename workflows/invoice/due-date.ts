import type { DueRule } from '#db/shapes/content.ts';

/**
 * The date a payment is due (YYYY-MM-DD), or null when it is due on receipt: then there is no date to print, the terms
 * say it. Of the two readings that C.com. L441-10 allows of "N days, end of month", `endOfMonth` counts the days first
 * and `endOfMonthPlus` the month first. Instalments are due by their last date. A date that has
 * passed by the day of issue becomes that day: nothing is due before its invoice (BR-FR-CO-07).
 *
 * @throws RangeError when `issueDate` is not a date.
 */
export function dueDate(rule: DueRule, issueDate: string): string | null {
  switch (rule.kind) {
    case 'onReceipt':
      return null;
    case 'date':
      return rule.date < issueDate ? issueDate : rule.date;
    case 'days':
      return addDays(issueDate, rule.days);
    case 'endOfMonth':
      return endOfMonth(addDays(issueDate, rule.days));
    case 'endOfMonthPlus':
      return addDays(endOfMonth(issueDate), rule.days);
    case 'dayOfMonth':
      return nextDayOfMonth(addDays(issueDate, rule.days), rule.day);
    case 'instalments':
      return addDays(issueDate, Math.max(...rule.parts.map((part) => part.days)));
  }
}

/** Calendar arithmetic on YYYY-MM-DD; no zone, hence no clock change, is involved. */
export function addDays(date: string, days: number): string {
  return isoDate(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000);
}

/** Whole days from one day to another, below zero where it is earlier. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

function endOfMonth(date: string): string {
  const [year = 0, month = 0] = date.split('-').map(Number);
  return isoDate(Date.UTC(year, month, 0));
}

/** The first `day` of a month (1 to 28) that is not before `date`. */
function nextDayOfMonth(date: string, day: number): string {
  const [year = 0, month = 0, today = 0] = date.split('-').map(Number);
  return isoDate(Date.UTC(year, today <= day ? month - 1 : month, day));
}

function isoDate(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 10);
}
