import { useT } from '#app/lib/use-t.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PaymentNotice } from './payment-notice.tsx';
import { useReview } from './use-review.ts';

/** Where the money goes, when that is not as before. */
export const PaymentNews = () => {
  const t = useT();
  const { payment, business } = useReview().view;
  if (payment.length === 0) return null;
  return (
    <PaymentNotice
      title={t('review:payment.title', { business })}
      items={payment}
      hint={t('review:payment.ask')}
    />
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
