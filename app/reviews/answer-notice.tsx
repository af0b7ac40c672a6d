import { useFormat, useT } from '#app/lib/use-t.tsx';
import { placeOfAnswer } from '#app/light/kept-place.ts';
import { Notice } from '#app/ui/notice.tsx';
import type { Answer } from './review-requests.server.ts';
import { useReview } from './use-review.ts';

const dones = [
  'comment',
  'request-correction',
  'ask-time',
  'resume',
  'undo-approval',
  'report-error',
  'home-link',
] as const;

/** What became of the last answer: taken, or not and why, in words. Nothing when the page itself says it. */
export const AnswerNotice = ({ answer, done }: { answer: Answer | undefined; done: string | null }) => {
  const t = useT();
  const f = useFormat();
  const { view, undone } = useReview();
  const { decision, invoiceId } = view;
  const refusal = answer?.refusal;
  const typed = answer?.result?.initialValue?.body;
  if (refusal) {
    const isSilence = refusal === 'late' && decision?.by === 'silence';
    // Silence and answer say the same: nothing went wrong.
    if (isSilence && answer.act === 'approve')
      return (
        <Notice tone="green" icon="check" role="status" className="answer">
          <p>
            <b>{t('review:late.already')}</b>
          </p>
          <p>{t('review:late.alreadyBody', { date: f.instant(decision.at) })}</p>
        </Notice>
      );
    return (
      <Notice tone="red" role="alert" className="answer">
        {isSilence ? (
          <>
            <p>
              <b>{t('review:late.title')}</b>
            </p>
            <p>{t('review:late.body', { date: f.instant(decision.at) })}</p>
          </>
        ) : (
          <p>{refusal === 'notUndone' ? notUndone() : t(`review:refused.${refusal}`)}</p>
        )}
        {typeof typed === 'string' && typed && (
          <p>
            {t('review:refused.yourText')} <q>{typed}</q>
          </p>
        )}
      </Notice>
    );
  }
  const known = dones.find((each) => each === done);
  if (!known) return null;
  return (
    <Notice tone="green" icon="check" role="status" className="answer">
      <span hidden data-forget={placeOfAnswer(invoiceId, known)} />
      <p>{known === 'undo-approval' ? wasUndone() : t(`review:done.${known}`)}</p>
    </Notice>
  );

  /** Whose approval it is that stands, and whose was taken back. */
  function notUndone() {
    if (!decision) return t('review:refused.notNow');
    return decision.isReader
      ? t('review:refused.notUndone')
      : t('review:refused.notUndoneOf', { name: decision.name ?? '' });
  }
  function wasUndone() {
    return undone && !undone.isReader
      ? t('review:done.undo-approval-of', { name: undone.name })
      : t('review:done.undo-approval');
  }
};
