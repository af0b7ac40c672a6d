import { FormErrors, fieldOf, inputOf, useAppForm } from '#app/lib/forms.tsx';
import { useT } from '#app/lib/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { Dialog, DialogBody, DialogFoot } from '#app/ui/dialog.tsx';
import { Field } from '#app/ui/field.tsx';
import { TextArea } from '#app/ui/input.tsx';
import { ActForm } from './act-form.tsx';
import type { commentForm } from './act-forms.server.ts';
import type { Answer } from './review-requests.server.ts';
import { useClosed } from './use-closed.ts';
import { useReview } from './use-review.ts';

/** A remark about one line, or about the whole. It says before it is sent that it stops the clock. */
export const CommentDialog = ({ lineId, answer }: { lineId: string | null; answer: Answer | undefined }) => {
  const t = useT();
  const { view } = useReview();
  const [form, fields] = useAppForm<ReturnType<typeof commentForm>>({
    id: 'comment-form',
    lastResult: answer?.result,
  });
  const line = view.document.lines.find((each) => each.id === lineId);
  const isStopped = view.phase === 'answering' || view.phase === 'correcting';
  return (
    <Dialog
      title={
        line
          ? t('review:comment.titleLine', { n: line.n })
          : t('review:comment.title', { office: view.office.name })
      }
      closeTo={useClosed()}
      id="comment-dialog"
    >
      <ActForm
        ask="comment"
        line={line?.id}
        keeps
        id={form.id}
        onSubmit={form.onSubmit}
        noValidate={form.noValidate}
      >
        {line && <input type="hidden" name="line" value={line.id} />}
        <DialogBody>
          <FormErrors form={form} />
          {line && (
            <p className="small muted">
              {line.name}. <span className="nowrap">{line.quantity}</span> ×{' '}
              <span className="nowrap">{line.price}</span>
            </p>
          )}
          <Field
            label={t('review:comment.label')}
            hint={t(isStopped ? 'review:comment.hintStopped' : 'review:comment.hint')}
            {...fieldOf(fields.body)}
          >
            {(props) => <TextArea rows={4} {...inputOf(fields.body)} {...props} required />}
          </Field>
        </DialogBody>
        <DialogFoot>
          <Button id="confirm-comment" look="primary" size="lg" block>
            {t('review:comment.send')}
          </Button>
        </DialogFoot>
      </ActForm>
    </Dialog>
  );
};
