import { useT } from '#app/lib/use-t.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PaymentNotice } from './payment-notice.tsx';
import { useReview } from './use-review.ts';

/** Where the money goes, when that is not as before. */
export const PaymentNews = () => {
  const t = useT();
  const { payment, business, kind } = useReview().view;
  if (payment.length === 0) return null;
  return (
    <PaymentNotice
      title={t('review:payment.title', { business, context: kind })}
      items={payment}
      hint={t('review:payment.ask')}
    />
  );
};

/** No number can be given for now: what is decided meanwhile stays decided, and goes out later. */
export const NumbersHeld = () => {
  const t = useT();
  const { numbersHeld, phase, office } = useReview().view;
  // Once it is over, the clock says it.
  if (!numbersHeld || phase === 'ended') return null;
  return (
    <Notice tone="ochre" icon="hourglass">
      <p data-status="numbersHeld">{t('review:numbersHeld', { office: office.name })}</p>
    </Notice>
  );
};

/** Which rule keeps silence from approving this draft, in words. Shown while a clock runs; afterwards the clock says it. */
export const GuardNotice = () => {
  const t = useT();
  const { silence, phase } = useReview().view;
  const isOpen = phase === 'running' || phase === 'asking' || phase === 'onHold' || phase === 'undelivered';
  if (silence.blocks.length === 0 || !isOpen) return null;
  return (
    <Notice icon="shield-check">
      <p>
        <b>{t('review:guard.title')}</b>
      </p>
      <p>{t('review:guard.reason', { reasons: silence.blocks.join(', ') })}</p>
    </Notice>
  );
};
