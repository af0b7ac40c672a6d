import { useFormat, useT } from '#app/lib/use-t.tsx';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { Dialog, DialogBody, DialogFoot } from '#app/ui/dialog.tsx';
import { ActForm } from './act-form.tsx';
import { useClosed } from './use-closed.ts';
import { useReview } from './use-review.ts';
import { useUndoWords } from './use-undo-words.ts';

type GoingBack = 'undo-approval' | 'resume';

/** For who came by the mail's link: its button only led here, so what it said is asked once more. */
export const GoBackDialog = ({ ask }: { ask: GoingBack }) => {
  const t = useT();
  const f = useFormat();
  const closeTo = useClosed();
  const { clock } = useReview().view;
  const left = f.duration(clock?.held?.leftMs ?? 0);
  const undo = useUndoWords();
  const words =
    ask === 'undo-approval'
      ? undo
      : {
          title: t('review:goBack.resume.title'),
          body: t('review:goBack.resume.body', { left }),
          yes: t('review:goBack.resume.yes'),
          no: t('review:goBack.resume.no'),
        };
  return (
    <Dialog title={words.title} closeTo={closeTo} id={`${ask}-dialog`}>
      <ActForm ask={ask}>
        <DialogBody>
          <p>{words.body}</p>
        </DialogBody>
        <DialogFoot>
          <Button id={`confirm-${ask}`} look="primary" size="lg" block>
            {words.yes}
          </Button>
          <LinkButton to={closeTo} replace preventScrollReset block>
            {words.no}
          </LinkButton>
        </DialogFoot>
      </ActForm>
    </Dialog>
  );
};
