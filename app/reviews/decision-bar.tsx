import { useT } from '#app/lib/use-t.tsx';
import { AskButton } from './ask-button.tsx';
import { useReview } from './use-review.ts';

/** The three answers, of one size class, always in sight on a phone. What can't be done now stays and says why. */
export const DecisionBar = () => {
  const t = useT();
  const { view } = useReview();
  const { access, acts, kind } = view;
  const blocked = (act: 'approve' | 'request-correction' | 'ask-time') => {
    const { enabled, reason } = acts[act];
    if (enabled) return false;
    if (act === 'ask-time' && view.phase === 'onHold') return t('review:blocked.held');
    return t(`review:blocked.${reason ?? 'notNow'}`);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: three forms, no fieldset to hold them
    <div className="actions" role="group" aria-label={t('review:acts.label')}>
      <AskButton
        access={access}
        ask="approve"
        id="act-approve"
        look="primary"
        size="lg"
        icon="signature"
        blocked={blocked('approve')}
      >
        {t('review:acts.approve', { context: kind })}
      </AskButton>
      <AskButton access={access} ask="request-correction" id="act-correct" blocked={blocked('request-correction')}>
        {t('review:acts.correct')}
      </AskButton>
      <AskButton access={access} ask="ask-time" id="act-time" blocked={blocked('ask-time')}>
        {t('review:acts.time')}
      </AskButton>
    </div>
  );
};
