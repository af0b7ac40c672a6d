import { FormErrors, fieldOf, inputOf, useAppForm } from '#app/lib/forms.tsx';
import { useT } from '#app/lib/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { Dialog, DialogBody, DialogFoot } from '#app/ui/dialog.tsx';
import { Field } from '#app/ui/field.tsx';
import { TextArea } from '#app/ui/input.tsx';
import { ActForm } from './act-form.tsx';
import type { errorForm } from './act-forms.server.ts';
import type { Answer } from './review-requests.server.ts';
import { useClosed } from './use-closed.ts';
import { useReview } from './use-review.ts';

/** A mistake in what was issued already: it goes to the office, which prepares a credit note. */
export const ErrorDialog = ({ answer }: { answer: Answer | undefined }) => {
  const t = useT();
  const { view } = useReview();
  const [form, fields] = useAppForm<ReturnType<typeof errorForm>>({
    id: 'error-form',
    lastResult: answer?.result,
  });
  return (
    <Dialog title={t('review:error.title')} closeTo={useClosed()} id="error-dialog">
      <ActForm ask="report-error" id={form.id} keeps onSubmit={form.onSubmit} noValidate={form.noValidate}>
        <DialogBody>
          <FormErrors form={form} />
          <p className="muted">{t('review:error.lead', { office: view.office.name, context: view.kind })}</p>
          <Field label={t('review:error.label')} {...fieldOf(fields.body)}>
            {(props) => <TextArea rows={4} {...inputOf(fields.body)} {...props} required />}
          </Field>
        </DialogBody>
        <DialogFoot>
          <Button id="confirm-error" look="primary" size="lg" block>
            {t('review:error.send')}
          </Button>
        </DialogFoot>
      </ActForm>
    </Dialog>
  );
};
