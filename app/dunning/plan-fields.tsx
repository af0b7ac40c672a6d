import { Form } from '@remix-run/react';
import { useState } from 'react';
import { checkOf, FormErrors, useAppForm } from '#app/lib/forms.tsx';
import { paths } from '#app/lib/paths.ts';
import { SelectField, TextField } from '#app/lib/text-field.tsx';
import { useSending } from '#app/lib/use-sending.ts';
import { useT } from '#app/lib/use-t.tsx';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { Choice, Choices } from '#app/ui/choice.tsx';
import { Fieldset } from '#app/ui/field.tsx';
import { planModes } from '#db/shapes/dunning.ts';
import type { PlanData, PlanReply } from './plan.server.ts';
import type { planForm } from './plan-form.server.ts';
import { TriedPlan } from './tried-plan.tsx';

type Props = { page: PlanData; reply: PlanReply | undefined };

/** The form of a plan, and beside it what the plan would have sent and sends next. */
export const PlanFields = ({ page, reply }: Props) => {
  const t = useT();
  const busy = useSending('save-plan');
  const [isTouched, setIsTouched] = useState(false);
  const [form, fields] = useAppForm<ReturnType<typeof planForm>>({
    id: 'plan',
    lastResult: reply?.result,
    defaultValue: page.values,
  });
  return (
    <div className="cols cols--form">
      <aside>
        <TriedPlan tried={reply?.tried ?? { mode: page.mode, ...page.tried }} isOutdated={isTouched} />
      </aside>
      <Form
        method="post"
        action={paths.businessPlan(page.business.id)}
        id={form.id}
        onSubmit={(event) => {
          setIsTouched(false);
          form.onSubmit(event);
        }}
        onChange={() => setIsTouched(true)}
        noValidate={form.noValidate}
        data-act="save-plan"
        data-first
        className="record-form"
      >
        {/* Enter in a field saves. */}
        <button type="submit" className="vh" tabIndex={-1} aria-hidden="true" name="act" value="save-plan" />
        <input type="hidden" name={fields.seen.name} value={page.values.seen} />
        <FormErrors form={form} />
        <Fieldset legend={t('dunning:plan.mode')} errors={fields.mode.errors}>
          <Choices>
            {planModes.map((each) => (
              <Choice key={each} {...checkOf(fields.mode, each)} detail={t(`dunning:plan.modeHints.${each}`)}>
                {t(`dunning:plan.modes.${each}`)}
              </Choice>
            ))}
          </Choices>
        </Fieldset>
        <div className="two">
          <TextField
            field={fields.firstDays}
            label={t('dunning:plan.firstDays')}
            hint={t('dunning:plan.firstHint')}
            inputMode="numeric"
            data-number=""
            autoComplete="off"
          />
          <TextField
            field={fields.secondDays}
            label={t('dunning:plan.secondDays')}
            hint={t('dunning:plan.secondHint')}
            inputMode="numeric"
            data-number=""
            autoComplete="off"
          />
        </div>
        <div className="two">
          <TextField
            field={fields.least}
            label={t('dunning:plan.least')}
            hint={t('dunning:plan.leastHint')}
            inputMode="decimal"
            autoComplete="off"
          />
          <SelectField field={fields.leavesHour} label={t('dunning:plan.leavesHour')}>
            {page.hours.map((hour) => (
              <option key={hour} value={hour}>
                {t('dunning:plan.hour', { hour })}
              </option>
            ))}
          </SelectField>
        </div>
        <TextField
          field={fields.bankDays}
          label={t('dunning:plan.bankDays')}
          hint={t('dunning:plan.bankHint')}
          optional
          inputMode="numeric"
          data-number=""
          autoComplete="off"
          className="half"
        />
        <div className="form-foot">
          <Button look="primary" size="desk" name="act" value="save-plan" busy={busy}>
            {t('dunning:plan.save')}
          </Button>
          <Button size="desk" name="act" value="try-plan" data-tries="">
            {t('dunning:plan.try')}
          </Button>
          <LinkButton look="quiet" size="desk" to={paths.business(page.business.id)} data-abandons="">
            {t('do.cancel')}
          </LinkButton>
        </div>
      </Form>
    </div>
  );
};
