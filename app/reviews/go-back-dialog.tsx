import { useFormat, useT } from '#app/lib/use-t.tsx';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { Dialog, DialogBody, DialogFoot } from '#app/ui/dialog.tsx';
import { ActForm } from './act-form.tsx';
import { useClosed } from './use-closed.ts';
import { useReview } from './use-review.ts';

type GoingBack = 'undo-approval' | 'resume';

/** For who came by the mail's link: its button only led here, so what it said is asked once more. */
export const GoBackDialog = ({ ask }: { ask: GoingBack }) => {
  const t = useT();
  const f = useFormat();
  const closeTo = useClosed();
  const { clock } = useReview().view;
  const left = f.duration(clock?.held?.leftMs ?? 0);
  return (
    <Dialog title={t(`review:goBack.${ask}.title`)} closeTo={closeTo} id={`${ask}-dialog`}>
      <ActForm ask={ask}>
        <DialogBody>
          <p>{t(`review:goBack.${ask}.body`, { left })}</p>
        </DialogBody>
        <DialogFoot>
          <Button id={`confirm-${ask}`} look="primary" size="lg" block>
            {t(`review:goBack.${ask}.yes`)}
          </Button>
          <LinkButton to={closeTo} replace preventScrollReset block>
            {t(`review:goBack.${ask}.no`)}
          </LinkButton>
        </DialogFoot>
      </ActForm>
    </Dialog>
  );
};
