import { Rich, useFormat, useT } from '#app/lib/use-t.tsx';
import { Steps } from '#app/ui/steps.tsx';
import { useReview } from './use-review.ts';

const sentStates = ['sent', 'delivered', 'opened'];

/** Number, seal, delivery, copy: done or about to be, each with its time. */
export const AfterApproval = () => {
  const t = useT();
  const f = useFormat();
  const { view } = useReview();
  const { number, decision, dispatch, numbersHeld, office } = view;
  const recipient = dispatch?.recipient || view.recipient;
  const isSent = dispatch !== null && sentStates.includes(dispatch.state);
  const issuedAt = view.issuedAt ?? decision?.undoUntil ?? null;
  return (
    <section className="stack" aria-labelledby="next">
      <h2 className="h3" id="next">
        {t('review:approved.next')}
      </h2>
      <Steps
        steps={[
          {
            icon: 'lock',
            what: number ? (
              <Rich
                i18nKey="review:approved.numberIs"
                values={{ number }}
                components={{ b: <b className="strong nowrap" /> }}
              />
            ) : numbersHeld ? (
              t('review:approved.numberHeld', { office: office.name })
            ) : (
              t('review:approved.numberAt')
            ),
            when: issuedAt && (number || !numbersHeld) ? f.instant(issuedAt) : undefined,
          },
          {
            icon: 'send',
            what: recipient
              ? t('review:approved.sendTo', { recipient })
              : t('review:approved.sendToCustomer'),
            when: isSent ? f.instant(dispatch.at) : t('review:approved.right'),
          },
          { icon: 'mail', what: t('review:approved.copy'), when: t('review:approved.right') },
        ]}
      />
    </section>
  );
};
