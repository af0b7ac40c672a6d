import { FormErrors, fieldOf, useAppForm } from '#app/lib/forms.tsx';
import { useFormat, useT } from '#app/lib/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { Choice, Choices } from '#app/ui/choice.tsx';
import { Dialog, DialogBody, DialogFoot } from '#app/ui/dialog.tsx';
import { Fieldset } from '#app/ui/field.tsx';
import { ActForm } from './act-form.tsx';
import type { timeForm } from './act-forms.server.ts';
import type { Answer } from './review-requests.server.ts';
import { useClosed } from './use-closed.ts';
import { useReview } from './use-review.ts';

const dayMs = 86_400_000;

/** Until when to hold the clock: a choice of evenings and the last possible moment. No reason is asked. */
export const TimeDialog = ({ answer }: { answer: Answer | undefined }) => {
  const t = useT();
  const f = useFormat();
  const { view } = useReview();
  const [form, fields] = useAppForm<ReturnType<typeof timeForm>>({
    id: 'time-form',
    lastResult: answer?.result,
  });
  const { holdChoices, clock } = view;
  const left = clock ? Date.parse(clock.reviewDueAt) - Date.parse(view.now) : 0;
  const isOver = holdChoices.length === 0;
  return (
    <Dialog title={t('review:time.title')} closeTo={useClosed()} id="time-dialog">
      <ActForm ask="ask-time" id={form.id} onSubmit={form.onSubmit} noValidate={form.noValidate}>
        <DialogBody>
          <FormErrors form={form} />
          <p className="muted">{isOver ? t('review:time.none') : t('review:time.lead')}</p>
          <Fieldset legend={<span className="vh">{t('review:time.title')}</span>} {...fieldOf(fields.until)}>
            <Choices>
              {holdChoices.map(({ key, until }) => (
                <Choice
                  key={key}
                  name="until"
                  value={until}
                  required
                  detail={
                    key === 'last' ? t('review:time.lastNote', { date: f.instant(until) }) : f.instant(until)
                  }
                >
                  {t(`review:time.${key}`)}
                </Choice>
              ))}
            </Choices>
          </Fieldset>
          <p className="small muted">
            {left > dayMs
              ? t('review:time.after', { left: f.duration(left) })
              : t('review:time.afterMinimum')}
          </p>
        </DialogBody>
        <DialogFoot>
          <Button id="confirm-time" look="primary" size="lg" block blocked={isOver && t('review:time.none')}>
            {t('review:time.confirm')}
          </Button>
        </DialogFoot>
      </ActForm>
    </Dialog>
  );
};
