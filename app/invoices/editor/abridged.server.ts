import type { Locale } from '#app/lib/format.ts';
import { tFor } from '#app/lib/i18n.ts';
import { sliceOf } from '#app/lib/slice-of.ts';
import type { InvoiceContent, Line } from '#db/shapes/content.ts';
import { carried, editedAtOnce } from './line-pages.ts';

/** Lines from number `first` on as sums, under a name that says which they are. */
export function carriedLines(lines: Line[], first: number, locale: Locale): Line[] {
  const name = tFor(locale)('editor:pages.carried', { from: first, to: first + lines.length - 1 });
  return lines.length === 0 ? [] : carried(lines, name);
}

/** A long document with one page of its lines, and sums in the place of the others; a short one as it is. */
export function abridged(content: InvoiceContent, asked: string | null, locale: Locale): InvoiceContent {
  const { lines } = content;
  const { pages, from, to } = sliceOf(lines.length, asked, editedAtOnce);
  if (pages === 1) return content;
  const before = carriedLines(lines.slice(0, from), 1, locale);
  const after = carriedLines(lines.slice(to), to + 1, locale);
  return { ...content, lines: [...before, ...lines.slice(from, to), ...after] };
}
