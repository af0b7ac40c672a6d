import type { SubmissionResult } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { checkOf, FormErrors, fieldOf, inputOf, useAppForm } from '#app/lib/forms.tsx';
import { useSending } from '#app/lib/use-sending.ts';
import { useFormat, useT } from '#app/lib/use-t.tsx';
import { placeOfAnswer } from '#app/light/kept-place.ts';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { Choice, Choices } from '#app/ui/choice.tsx';
import { Field, Fieldset } from '#app/ui/field.tsx';
import { TextArea } from '#app/ui/input.tsx';
import type { holdForm, OwedDunning } from './owed-dunning.server.ts';

type Props = {
  holding: NonNullable<OwedDunning['holding']>;
  lastResult: SubmissionResult<string[]> | null;
  action: string;
  cancelTo: string;
};

/** Until when a customer is not to be asked, and a word to the office; nobody has to say why. */
export const HoldFields = ({ holding, lastResult, action, cancelTo }: Props) => {
  const t = useT();
  const f = useFormat();
  const busy = useSending();
  const [, second] = holding.days;
  const [form, fields] = useAppForm<ReturnType<typeof holdForm>>({
    id: 'hold-dunning',
    lastResult,
    defaultValue: { until: second ?? 'open' },
  });
  return (
    <Form
      method="post"
      action={action}
      id={form.id}
      onSubmit={form.onSubmit}
      noValidate={form.noValidate}
      className="say"
      data-act="hold-dunning"
      data-keeps={placeOfAnswer(holding.invoiceId, 'hold-dunning')}
      data-first
    >
      <input type="hidden" name="act" value="hold-dunning" />
      <input type="hidden" name="id" value={holding.invoiceId} />
      <input type="hidden" name="holdId" value={fields.holdId.initialValue ?? holding.id} />
      <FormErrors form={form} />
      <p className="small">{t('dunning:hold.says', { name: holding.customer })}</p>
      <Fieldset legend={t('dunning:hold.until')} {...fieldOf(fields.until)}>
        <Choices columns>
          {[...holding.days, 'open'].map((each) => (
            <Choice key={each} small {...checkOf(fields.until, each)}>
              {each === 'open' ? t('dunning:hold.open') : f.date(each)}
            </Choice>
          ))}
        </Choices>
      </Fieldset>
      <Field label={t('dunning:hold.words')} optional {...fieldOf(fields.words)}>
        {(field) => <TextArea rows={2} {...inputOf(fields.words)} {...field} />}
      </Field>
      <div className="card__acts">
        <Button look="primary" block busy={busy}>
          {t('dunning:hold.save')}
        </Button>
        <LinkButton block to={cancelTo} preventScrollReset data-abandons="">
          {t('do.cancel')}
        </LinkButton>
      </div>
    </Form>
  );
};
