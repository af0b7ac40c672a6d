import { useFormat, useT } from '#app/lib/use-t.tsx';
import type { Message } from '#app/ui/thread.tsx';
import type { ReviewView } from './review-data.ts';

/** The words exchanged, for a `Thread`: about one line, about the whole document (`null`), or all of them. */
export const useMessages = (
  view: ReviewView,
  lineId?: string | null,
): (Message & { lineId: string | null })[] => {
  const t = useT();
  const f = useFormat();
  const here = new Set(view.document.lines.map((line) => line.id));
  // What was said about a line of another page stands with the whole, under its number.
  const placed = view.messages.map((each) => {
    const isHere = each.lineId !== null && here.has(each.lineId);
    return { ...each, lineId: isHere ? each.lineId : null, elsewhere: isHere ? null : each.lineNumber };
  });
  return placed
    .filter((each) => lineId === undefined || each.lineId === lineId)
    .map((each) => ({
      id: each.id,
      lineId: each.lineId,
      from: each.from,
      text: each.text,
      by: byWhom(each),
      at: f.instant(each.at),
    }));

  function byWhom({ isReader, author, elsewhere }: (typeof placed)[number]) {
    const name = isReader ? t('review:thread.you') : author;
    return elsewhere === null ? name : `${t('review:change.line', { n: elsewhere })}, ${name}`;
  }
};
