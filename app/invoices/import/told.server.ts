import type { Locale } from '#app/lib/format.ts';
import type { Business } from '#db/queries/businesses.ts';
import type { InvoiceContent } from '#db/shapes/content.ts';
import type { IntakeResult, Reason } from '#workflows/intake/read-file.ts';
import { type Read, understood } from '#workflows/intake/understood.ts';
import { dueDate } from '#workflows/invoice/due-date.ts';
import { instalmentsOf } from '#workflows/invoice/instalments.ts';

/**
 * What an import would make of a file, for a program: figures in integer cents, and the sentences a person would read.
 * `kind` is that of the document, or `lines` of a table; `dueDates` are those of the file.
 */
export function toldOf(read: IntakeResult, business: Business | null, locale: Locale) {
  if (!read.ok) return { ok: false, code: read.reason.code, reason: sentence(read.reason, locale) };
  const { content, reading, warnings } = understood(read, business);
  const left = read.warnings.flatMap(({ leftOut = [] }) => leftOut.map((each) => each[locale]));
  const named = new Set(read.warnings.filter(({ leftOut }) => leftOut).map(({ text }) => text[locale]));
  return {
    ok: true,
    kind: read.kind === 'lines' ? 'lines' : content.kind,
    ...reading,
    dueDates: dueDatesOf(read, content),
    warnings: warnings.map(({ text }) => text[locale]).filter((each) => !named.has(each)),
    notKept: left,
  };
}

/** Everything a refusal says, as one sentence after the other: each difference, each cell, each question with its answers. */
function sentence({ text, details, rows, questions }: Reason, locale: Locale): string {
  const cells = rows.map(({ row, column, text: wrong }) =>
    locale === 'fr' ? `Ligne ${row}, ${column}\u202f: ${wrong.fr}` : `Row ${row}, ${column}: ${wrong.en}`,
  );
  const asked = questions.map(({ name, text: question, choices }) => {
    const answers = choices.map(({ value, text: words }) => `${name}=${value} (${words[locale]})`);
    return `${question[locale]} ${answers.join(' / ')}`;
  });
  return [text[locale], ...details.map((each) => each[locale]), ...cells, ...asked].join(' ');
}

/** A draft has a term where its file had a date; from the file's own day it is that date again. */
function dueDatesOf(read: Read, content: InvoiceContent): string[] {
  if (read.kind === 'lines') return [];
  const { issueDate } = read.source;
  if (content.paidOn) return [content.paidOn];
  if (content.dueRule.kind === 'date') return [content.dueRule.date];
  if (!issueDate) return [];
  const parts = instalmentsOf(content, issueDate).map(({ on }) => on);
  const single = dueDate(content.dueRule, issueDate);
  return parts.length > 0 ? parts : single ? [single] : [];
}
