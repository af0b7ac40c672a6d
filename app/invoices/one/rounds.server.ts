import type { Locale } from '#app/lib/format.ts';
import { type Slice, sliceOf } from '#app/lib/slice-of.ts';
import { type ChangeView, changeViews, pageOfChanges } from '#app/reviews/change-words.server.ts';
import type { Exchange } from '#db/queries/exchanges.ts';
import type { Revision } from '#db/queries/revisions.ts';
import { contentSchema, type InvoiceContent } from '#db/shapes/content.ts';
import { toldChanges } from '#workflows/documents/change-words.ts';
import { diffContent } from '#workflows/invoice/diff.ts';
import { breath } from '#workflows/process/breath.ts';

export type RoundView = {
  /** The round it led to; null for the draft as it stands, not sent yet. */
  round: number | null;
  from: number;
  by: string | null;
  at: string | null;
  /** A page of them. */
  changes: ChangeView[];
  slice: Slice;
  /** The name of its page in an address. */
  name: string;
};

/** What changed from each round to the next, newest first, and since the last one if the draft was changed after it. */
export async function roundViews(
  revisions: readonly Revision[],
  draft: { content: InvoiceContent; contentSha256: string } | undefined,
  exchanges: readonly Exchange[],
  locale: Locale,
  search: URLSearchParams,
): Promise<RoundView[]> {
  const contents: InvoiceContent[] = [];
  for (const { content } of revisions.length > 1 || draft ? revisions : []) {
    await breath();
    contents.push(contentSchema.parse(JSON.parse(content)));
  }
  const between = async (from: number, after: InvoiceContent) => {
    await breath();
    const before = contents[from];
    const round = revisions[from]?.round;
    const requests = exchanges.filter((each) => each.round === round);
    const told = before ? toldChanges(diffContent(before, after)) : [];
    const name = `changes-${round}`;
    const slice = sliceOf(told.length, search.get(name));
    const compared = { before: before ?? after, after };
    return { changes: changeViews(pageOfChanges(told, slice), compared, requests, locale), slice, name };
  };
  const views: RoundView[] = [];
  for (const [index, revision] of revisions.slice(1).entries()) {
    const { round, createdBy: by, createdAt: at } = revision;
    views.push({
      round,
      from: revisions[index]!.round,
      by,
      at,
      ...(await between(index, contents[index + 1]!)),
    });
  }
  const last = revisions.at(-1);
  if (draft && last && last.sha256 !== draft.contentSha256) {
    const changed = await between(revisions.length - 1, draft.content);
    views.push({ round: null, from: last.round, by: null, at: null, ...changed });
  }
  return views.reverse();
}
