import { useT } from '#app/lib/use-t.tsx';
import { LinkButton } from '#app/ui/button.tsx';
import { Dialog, DialogBody, DialogFoot } from '#app/ui/dialog.tsx';
import { AskButton } from './ask-button.tsx';
import type { Question } from './review-data.ts';
import { useClosed } from './use-closed.ts';
import { useReview } from './use-review.ts';

const titles = {
  approve: 'review:acts.approve',
  'request-correction': 'review:acts.correct',
  'ask-time': 'review:acts.time',
  comment: 'review:acts.comment',
  'report-error': 'review:tacit.report',
} as const;

/** The mail's own buttons lead here: opening one changes nothing, going on exchanges the link and asks the question. */
export const PromptDialog = ({ ask, line }: { ask: Question; line: string | null }) => {
  const t = useT();
  const closeTo = useClosed();
  const { view } = useReview();
  if (!Object.hasOwn(titles, ask)) return null;
  const known = ask as keyof typeof titles;
  return (
    <Dialog
      title={known === 'approve' ? t('review:acts.approve', { context: view.kind }) : t(titles[known])}
      closeTo={closeTo}
      id="prompt-dialog"
    >
      <DialogBody>
        <p>{t('review:prompt.body')}</p>
      </DialogBody>
      <DialogFoot>
        <AskButton
          access={view.access}
          ask={known}
          line={line ?? undefined}
          id="go-on"
          look="primary"
          size="lg"
          block
        >
          {t('review:prompt.go')}
        </AskButton>
        <LinkButton to={closeTo} replace preventScrollReset block>
          {t('review:prompt.read')}
        </LinkButton>
      </DialogFoot>
    </Dialog>
  );
};
