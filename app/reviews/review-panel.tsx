import { useFormat, useT } from '#app/lib/use-t.tsx';
import { Amount as HeroAmount } from '#app/ui/amount.tsx';
import { Chip } from '#app/ui/chip.tsx';
import { AskButton } from './ask-button.tsx';
import { ChangesFold } from './changes-fold.tsx';
import { ClockCard } from './clock-card.tsx';
import { DecisionBar } from './decision-bar.tsx';
import { FirstLines } from './first-lines.tsx';
import { Flags } from './flags.tsx';
import { GuardNotice, NumbersHeld, PaymentNews } from './guard-notice.tsx';
import { OfficeAnswer } from './office-answer.tsx';
import { OthersWaiting } from './others-waiting.tsx';
import type { ReviewView } from './review-data.ts';
import { useReview } from './use-review.ts';
import { WhatNext } from './what-next.tsx';
import { WhySilence } from './why-silence.tsx';

/**
 * Who, how much, for what, how long, three answers; then what changed, what follows, and why silence binds. Beside the
 * document, on a desk, its lines need not be said twice.
 */
export const ReviewPanel = () => {
  const t = useT();
  const { view } = useReview();
  const { acts, access, phase } = view;
  return (
    <section className="panel" aria-labelledby="title">
      <Who view={view} />
      <OfficeAnswer />
      <Amount view={view} />
      <PaymentNews />
      <FirstLines document={view.document} />
      <ClockCard />
      <DecisionBar />
      <NumbersHeld />
      <ChangesFold />
      <GuardNotice />
      {acts.comment.enabled && (
        <AskButton access={access} ask="comment" icon="message-square-plus" block>
          {t(
            phase === 'answering' || phase === 'correcting'
              ? 'review:acts.commentAgain'
              : 'review:acts.comment',
          )}
        </AskButton>
      )}
      <WhatNext />
      <OthersWaiting />
      <WhySilence />
    </section>
  );
};

/** States in which the owner's answer is what is missing read « À valider ». */
const waiting: ReviewView['phase'][] = ['asking', 'running'];

const Who = ({ view }: { view: ReviewView }) => {
  const t = useT();
  return (
    <div className="panel__who">
      <p className="row">
        <Chip status={view.status}>{waiting.includes(view.phase) ? t('status:toApprove') : undefined}</Chip>
        <span className="small muted">{t('review:round', { count: view.round, ordinal: false })}</span>
      </p>
      <h1 className="h1" id="title">
        {view.buyer}
      </h1>
      <p className="muted">{view.subject}</p>
    </div>
  );
};

const Amount = ({ view }: { view: ReviewView }) => {
  const f = useFormat();
  return (
    <div className="panel__amount">
      <HeroAmount hero>{f.money(view.payableCents, view.currency)}</HeroAmount>
      <p className="small muted">{useCaption(view)}</p>
      <Flags view={view} />
    </div>
  );
};

const keysOf = <T extends object>(of: T) => Object.keys(of) as (keyof T)[];

/** « Net à payer par votre client, après retenue et pénalité ». */
const useCaption = ({ kind, specialCases }: ReviewView) => {
  const t = useT();
  const known = { retention: 'retention', penalty: 'penalty', depositRecovery: 'deposit' } as const;
  const list = keysOf(known).flatMap((each) => (specialCases.includes(each) ? [known[each]] : []));
  if (kind === 'creditNote' || list.length === 0) return t('review:netCaption', { context: kind });
  const words = list.map((each) => t(`review:deducted.${each}`)).join(t('review:deducted.and'));
  return t('review:netDeducted', { list: words });
};
