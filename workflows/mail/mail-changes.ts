import type { InvoiceContent } from '#db/shapes/content.ts';
import type { Locale } from '#db/shapes/locale.ts';
import { toldChanges, wordChanges } from '../documents/change-words.ts';
import { diffContent } from '../invoice/diff.ts';
import { oneLine } from './compose-parts.ts';

/** As many as a mail has room for; the page shows all of them. */
const most = 20;

/** What changed between two rounds, as its mail lists it: an empty side was added or taken away. What is left out is counted. */
export function mailChanges(
  before: InvoiceContent,
  after: InvoiceContent,
  locale: Locale,
): { label: string; before: string; after: string }[] {
  const told = toldChanges(diffContent(before, after));
  const isLong = told.length > most;
  // The amount to pay closes the list, however long it is.
  const total = told.filter(({ key }) => key === 'totals.payableCents');
  const others = told.filter(({ key }) => key !== 'totals.payableCents');
  const shown = isLong ? others.slice(0, most - total.length) : others;
  const words = (changes: typeof told) =>
    wordChanges(changes, { before, after }, locale).map((each) => ({
      label: oneLine(each.label),
      before: oneLine(each.before ?? ''),
      after: oneLine(each.after ?? ''),
    }));
  const left = others.length - shown.length;
  return [...words(shown), ...(left > 0 ? [leftOut(left, locale)] : []), ...words(total)];
}

const leftOut = (count: number, locale: Locale) =>
  locale === 'fr'
    ? {
        label: count > 1 ? `Et ${count} autres changements` : 'Et un autre changement',
        before: '',
        after: 'sur la page',
      }
    : {
        label: count > 1 ? `And ${count} other changes` : 'And one other change',
        before: '',
        after: 'on the page',
      };
