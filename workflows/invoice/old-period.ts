import type { InvoiceContent, Period } from '#db/shapes/content.ts';
import { type Problem, problem } from './problem.ts';

/** Months as people write them, from January; the short forms count with a year beside them alone. */
const months = [
  ['janvier|january', 'janv|jan'],
  ['février|fevrier|february', 'févr|fevr|feb'],
  ['', 'mars|march'],
  ['avril|april', 'avr|apr'],
  ['', 'mai|may'],
  ['juin|june', 'jun'],
  ['juillet|july', 'juil|jul'],
  ['août|aout|august', 'aug'],
  ['septembre|september', 'sept|sep'],
  ['octobre|october', 'oct'],
  ['novembre|november', 'nov'],
  ['décembre|decembre|december', 'déc|dec'],
] as const;

/**
 * What the words of a copy still say of the time its original was about, now that it is about another: advice, one a
 * field, with the words that are found first.
 */
export function namesOfPeriod(content: InvoiceContent, old: Period): Problem[] {
  const name = nameOf(old, content.period);
  if (!name) return [];
  return textsOf(content).flatMap(([path, text]) => {
    const found = name.exec(text)?.[0];
    return found ? [problem(path, 'copy.oldPeriod', { found })] : [];
  });
}

function textsOf({ subject, lines, notes, paymentTerms }: InvoiceContent): [path: string, text: string][] {
  return [
    ['subject', subject],
    ...lines.flatMap((line, at): [string, string][] => [
      [`lines.${at}.name`, line.name],
      [`lines.${at}.description`, line.description],
    ]),
    ['paymentTerms', paymentTerms],
    ...notes.map((note, at): [string, string] => [`notes.${at}.text`, note.text]),
  ];
}

/** Every way in which a text may name the old time and not the new one; null where nothing tells them apart. */
function nameOf(old: Period, now: Period): RegExp | null {
  const kept = monthsOf(now);
  const gone = monthsOf(old).filter((month) => !kept.includes(month));
  if (gone.length === 0) return null;
  const stays = new Set(kept.map((month) => month.slice(5)));
  const ways = gone.flatMap((month) => waysOfMonth(month, stays.has(month.slice(5))));
  const text = [...ways, ...waysOfQuarter(gone), ...waysOfYear(gone, kept)].join('|');
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${text})(?![\\p{L}\\p{N}])`, 'iu');
}

/** « septembre 2026 », « sept. 26 », 30/09/2026, 09/2026, 2026-09; the name alone where the new time has no such month. */
function waysOfMonth(yearAndMonth: string, isKept: boolean): string[] {
  const [year = '', month = ''] = yearAndMonth.split('-');
  const [long, short] = months[Number(month) - 1] ?? ['', ''];
  const all = [long, short].filter(Boolean).join('|');
  return [
    `(?:${all})\\.?\\s+(?:${year}|${year.slice(2)})`,
    `(?:\\d{1,2}[/.-])?${month}[/.-]${year}`,
    `${year}-${month}(?:-\\d{2})?`,
    ...(long && !isKept ? [`(?:${long})(?!\\s+(?:\\d{4}|\\d{2})(?!\\p{N}))`] : []),
  ];
}

/** « T3 2026 », « 3e trimestre 2026 », “Q3 2026”. */
function waysOfQuarter(gone: readonly string[]): string[] {
  const quarters = Map.groupBy(
    gone,
    (month) => `${month.slice(0, 4)} ${Math.ceil(Number(month.slice(5)) / 3)}`,
  );
  return [...quarters].flatMap(([name, { length }]) => {
    const [year, number] = name.split(' ');
    return length === 3
      ? [`[tq]${number}\\s+${year}`, `${number}\\p{L}{1,3}\\s+trimestre\\s+(?:de\\s+)?${year}`]
      : [];
  });
}

/** The year by itself, once all of it is another. */
function waysOfYear(gone: readonly string[], kept: readonly string[]): string[] {
  const years = Map.groupBy(gone, (month) => month.slice(0, 4));
  return [...years].flatMap(([year, { length }]) =>
    length === 12 && !kept.some((month) => month.startsWith(year)) ? [year] : [],
  );
}

/** The months (YYYY-MM) a period touches; five years of them at most. */
function monthsOf({ from, to }: Period): string[] {
  const first = from ?? to;
  const last = to ?? from;
  if (!first || !last) return [];
  const start = Number(first.slice(0, 4)) * 12 + Number(first.slice(5, 7)) - 1;
  const end = Number(last.slice(0, 4)) * 12 + Number(last.slice(5, 7)) - 1;
  return Array.from({ length: Math.max(0, Math.min(60, end - start + 1)) }, (_, at) => {
    const month = start + at;
    return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
  });
}
