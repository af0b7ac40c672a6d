import { FormErrors, fieldOf, inputOf, useAppForm } from '#app/lib/forms.tsx';
import { useT } from '#app/lib/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { Choice, Choices } from '#app/ui/choice.tsx';
import { Dialog, DialogBody, DialogFoot } from '#app/ui/dialog.tsx';
import { Field, Fieldset } from '#app/ui/field.tsx';
import { TextArea } from '#app/ui/input.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { ActForm } from './act-form.tsx';
import type { correctionForm } from './act-forms.server.ts';
import { CorrectionEffect } from './correction-effect.tsx';
import { exampleOf, type Reason, reasons } from './correction-fields.ts';
import { ProposedValue } from './proposed-value.tsx';
import type { Answer } from './review-requests.server.ts';
import { useClosed } from './use-closed.ts';
import { useReview } from './use-review.ts';
import { OtherLineForm, WhereSelect } from './where-select.tsx';
import { useWindowWords } from './why-silence.tsx';

/** Where, what, which value is right, and what that changes in the amount to pay: known before it is sent. */
export const CorrectionDialog = ({
  lineId,
  answer,
}: {
  lineId: string | null;
  answer: Answer | undefined;
}) => {
  const t = useT();
  const { view } = useReview();
  const hours = useWindowWords();
  const closeTo = useClosed();
  const [form, fields] = useAppForm<ReturnType<typeof correctionForm>>({
    id: 'correction-form',
    lastResult: answer?.result,
  });
  const first = view.document.lines.find((line) => line.id === lineId) ?? view.document.lines[0];
  const where = String(fields.where.initialValue ?? (first ? `line:${first.id}` : 'other'));
  const what = fields.what.initialValue as Reason | undefined;
  const line = view.document.lines.find((each) => `line:${each.id}` === where);

  return (
    <Dialog title={t('review:correct.title')} closeTo={closeTo} id="correction-dialog">
      <OtherLineForm />
      <ActForm
        ask="request-correction"
        line={lineId ?? undefined}
        keeps
        id={form.id}
        onSubmit={form.onSubmit}
        noValidate={form.noValidate}
        data-previews=""
      >
        <DialogBody>
          <FormErrors form={form} />
          <WhereSelect field={fields.where} value={where} />
          {/* What follows depends on what was chosen: a script takes it from the server's page for the same choice. */}
          <div data-part="what">
            {line && (
              <Fieldset legend={t('review:correct.what')} {...fieldOf(fields.what)}>
                <Choices columns>
                  {reasons.map((reason) => (
                    <Choice
                      key={reason}
                      small
                      name={fields.what.name}
                      value={reason}
                      defaultChecked={what === reason}
                    >
                      {t(`review:correct.reason.${reason}`)}
                    </Choice>
                  ))}
                </Choices>
              </Fieldset>
            )}
          </div>
          <div data-part="value">
            <ProposedValue field={fields.after} line={line} what={what} />
          </div>
          <div data-part="effect">
            <CorrectionEffect effect={answer?.effect} asksValue={line !== undefined && what !== undefined} />
          </div>
          <div data-part="words">
            <Field
              label={t(line ? 'review:correct.precision' : 'review:correct.precisionNeeded')}
              optional={Boolean(line)}
              {...fieldOf(fields.body)}
            >
              {(props) => (
                <TextArea
                  rows={2}
                  placeholder={t(`review:correct.example.${exampleOf(where, line && what)}`)}
                  {...inputOf(fields.body)}
                  {...props}
                />
              )}
            </Field>
          </div>
          <Notice icon="circle-pause">
            <p>
              {view.decision
                ? t('review:correct.takesBack', { hours, name: view.decision.name ?? '' })
                : t('review:correct.stops', { hours })}
            </p>
          </Notice>
        </DialogBody>
        <DialogFoot>
          <Button id="confirm-correction" look="primary" size="lg" block>
            {t('review:correct.send')}
          </Button>
        </DialogFoot>
      </ActForm>
    </Dialog>
  );
};
