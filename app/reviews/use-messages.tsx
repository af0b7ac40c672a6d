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
  const lines = new Set(view.document.lines.map((line) => line.id));
  // What was said about a line that is gone belongs to the whole.
  const placed = view.messages.map((each) => ({
    ...each,
    lineId: each.lineId && lines.has(each.lineId) ? each.lineId : null,
  }));
  return placed
    .filter((each) => lineId === undefined || each.lineId === lineId)
    .map((each) => ({
      id: each.id,
      lineId: each.lineId,
      from: each.from,
      text: each.text,
      by: each.isReader ? t('review:thread.you') : each.author,
      at: f.instant(each.at),
    }));
};
