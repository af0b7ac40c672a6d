import { useT } from '#app/lib/use-t.tsx';
import { classes } from '#app/ui/classes.ts';
import { AskButton } from './ask-button.tsx';
import { useReview } from './use-review.ts';

type Decision = 'approve' | 'request-correction' | 'ask-time';

/** The three answers, of one size class, always in sight on a phone. What can't be done now stays and says why. */
export const DecisionBar = () => {
  const t = useT();
  const { view } = useReview();
  const { access, kind } = view;
  const blocked = useBlocked();
  const reasons = [blocked('approve'), blocked('request-correction'), blocked('ask-time')];
  // Nothing can be decided: the card above says why and what comes next.
  if (reasons.every(Boolean)) return null;
  const reason = reasons.find(Boolean);
  return (
    // biome-ignore lint/a11y/useSemanticElements: three forms, no fieldset to hold them
    <div
      className={classes('actions', reason && 'actions--reason')}
      role="group"
      aria-label={t('review:acts.label')}
    >
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
      <AskButton
        access={access}
        ask="request-correction"
        id="act-correct"
        blocked={blocked('request-correction')}
      >
        {t('review:acts.correct')}
      </AskButton>
      <AskButton access={access} ask="ask-time" id="act-time" blocked={blocked('ask-time')}>
        {t('review:acts.time')}
      </AskButton>
      {reason && <p className="mini muted actions__why">{reason}</p>}
    </div>
  );
};

/** Why a decision can't be made now, in words; false when it can. */
const useBlocked = () => {
  const t = useT();
  const { acts, phase } = useReview().view;
  return (act: Decision): string | false => {
    const { enabled, reason } = acts[act];
    if (enabled) return false;
    if (act === 'ask-time' && phase === 'onHold') return t('review:blocked.held');
    if (act === 'ask-time' && phase === 'answering') return t('review:blocked.noClock');
    return t(`review:blocked.${reason ?? 'notNow'}`);
  };
};
