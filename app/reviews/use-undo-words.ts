import { useT } from '#app/lib/use-t.tsx';
import { useReview } from './use-review.ts';

/** Taking an approval back, in words that say whose it is: one's own, or that of another owner, who is told of it. */
export const useUndoWords = () => {
  const t = useT();
  const { decision } = useReview().view;
  const name = decision?.name ?? '';
  return decision?.isReader
    ? {
        button: t('review:approved.undo'),
        correct: t('review:acts.correct'),
        title: t('review:goBack.undo-approval.title'),
        body: t('review:goBack.undo-approval.body'),
        yes: t('review:goBack.undo-approval.yes'),
        no: t('review:goBack.undo-approval.no'),
      }
    : {
        button: t('review:approved.undoOf', { name }),
        correct: t('review:approved.correctOf', { name }),
        title: t('review:goBack.undo-approval.titleOf', { name }),
        body: t('review:goBack.undo-approval.bodyOf', { name }),
        yes: t('review:goBack.undo-approval.yesOf', { name }),
        no: t('review:goBack.undo-approval.noOf'),
      };
};
