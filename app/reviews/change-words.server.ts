import type { Locale } from '#app/lib/format.ts';
import type { Slice } from '#app/lib/slice-of.ts';
import { type Compared, toldChanges, wordChanges } from '#workflows/documents/change-words.ts';
import type { Change } from '#workflows/invoice/diff.ts';
import { answers } from '#workflows/review/requests.ts';

/** One difference between two rounds, in words. `lineId` leads to its line; `isTotal` closes the list. */
export type ChangeView = {
  kind: Change['kind'];
  label: string;
  before: string | null;
  after: string | null;
  lineId: string | null;
  isTotal: boolean;
  /** The owner asked for it in the round before. */
  asked: boolean;
};

/** A correction the owner asked for: its line and field as they were recorded. */
type Request = Parameters<typeof answers>[1];

/** Those of one page, and at the end of each what it makes of the amount to pay. */
export const pageOfChanges = (changes: Change[], { from, to }: Pick<Slice, 'from' | 'to'>): Change[] => {
  const total = changes.at(-1);
  const page = changes.slice(from, to);
  return total?.key === 'totals.payableCents' && to < changes.length ? [...page, total] : page;
};

/** Changes between two rounds in the reader's words. */
export function changeViews(
  changes: Change[],
  compared: Compared,
  requests: Request[],
  locale: Locale,
): ChangeView[] {
  return wordChanges(toldChanges(changes), compared, locale).map(({ change, label, before, after }) => ({
    kind: change.kind,
    label,
    before,
    after,
    lineId: change.kind === 'removed' && change.key === 'line' ? null : (change.lineId ?? null),
    isTotal: change.key === 'totals.payableCents',
    asked: requests.some((request) => answers(change, request)),
  }));
}
