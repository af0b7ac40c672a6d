import type { Locale } from '#app/lib/format.ts';
import { type ChangeView, changeViews } from '#app/reviews/change-words.server.ts';
import type { Exchange } from '#db/queries/exchanges.ts';
import type { Revision } from '#db/queries/revisions.ts';
import { contentSchema, type InvoiceContent } from '#workflows/invoice/content.ts';
import { diffContent } from '#workflows/invoice/diff.ts';

export type RoundView = {
  /** The round it led to; null for the draft as it stands, not sent yet. */
  round: number | null;
  from: number;
  by: string | null;
  at: string | null;
  changes: ChangeView[];
};

/** What changed from each round to the next, newest first, and since the last one if the draft was changed after it. */
export function roundViews(
  revisions: readonly Revision[],
  draft: { content: InvoiceContent; contentSha256: string } | undefined,
  exchanges: readonly Exchange[],
  locale: Locale,
): RoundView[] {
  const contents = revisions.map(({ content }) => contentSchema.parse(JSON.parse(content)));
  const between = (from: number, after: InvoiceContent): ChangeView[] => {
    const before = contents[from];
    const asked = exchanges.filter(({ round }) => round === revisions[from]?.round);
    return before ? changeViews(diffContent(before, after), after, asked, locale) : [];
  };
  const views = revisions.slice(1).map((revision, index): RoundView => {
    const { round, createdBy: by, createdAt: at } = revision;
    return { round, from: revisions[index]!.round, by, at, changes: between(index, contents[index + 1]!) };
  });
  const last = revisions.at(-1);
  if (draft && last && last.sha256 !== draft.contentSha256) {
    const changes = between(revisions.length - 1, draft.content);
    views.push({ round: null, from: last.round, by: null, at: null, changes });
  }
  return views.reverse();
}
