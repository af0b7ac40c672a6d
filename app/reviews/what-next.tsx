import { useT } from '#app/lib/use-t.tsx';
import { Fold } from '#app/ui/sheet.tsx';
import { Steps } from '#app/ui/steps.tsx';
import { useReview } from './use-review.ts';

/** Number, lock, channel and recipient: what an approval sets in motion, said before it is given. */
export const WhatNext = () => {
  const t = useT();
  const { view } = useReview();
  const send = view.recipient
    ? t('review:what.send', { recipient: view.recipient })
    : t('review:what.sendUnknown', { office: view.office.name });
  return (
    <Fold className="panel__why" icon="send" summary={t('review:what.title')}>
      <Steps
        steps={[
          { icon: 'pencil-line', what: t('review:what.number') },
          { icon: 'lock', what: t('review:what.lock', { context: view.kind }) },
          { icon: 'send', what: send },
        ]}
      />
    </Fold>
  );
};
