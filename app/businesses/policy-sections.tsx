import { Link } from '@remix-run/react';
import { checkOf, type useAppForm } from '#app/lib/forms.tsx';
import { TextField } from '#app/lib/text-field.tsx';
import { Rich, useT } from '#app/lib/use-t.tsx';
import { Check } from '#app/ui/check.tsx';
import { Choice, Choices } from '#app/ui/choice.tsx';
import { Fieldset } from '#app/ui/field.tsx';
import { CaseChecks } from './case-checks.tsx';
import { guardrailNames } from './guardrail-names.ts';
import type { policyForm } from './policy-form.server.ts';
import { ClosingDays, Reminders } from './policy-rows.tsx';

type PolicyForm = ReturnType<typeof useAppForm<ReturnType<typeof policyForm>>>;
type Props = { fields: PolicyForm[1] };

/** Which drafts need the owner at all. */
export const ApprovalSection = ({ fields }: Props) => {
  const t = useT();
  return (
    <section className="sec">
      <h2 className="h3">{t('businesses:policy.approval')}</h2>
      <Fieldset legend={t('businesses:policy.approvalAsk')} errors={fields.needsApproval.errors}>
        <Choices>
          {(['always', 'specialCases', 'never'] as const).map((each) => (
            <Choice
              key={each}
              {...checkOf(fields.needsApproval, each)}
              detail={t(`businesses:policy.needsDetail.${each}`)}
            >
              {t(`businesses:policy.needsLabel.${each}`)}
            </Choice>
          ))}
        </Choices>
      </Fieldset>
      <input type="hidden" name={fields.cases.name} value="asked" />
      <Fieldset
        legend={t('businesses:policy.approvalCasesAsk')}
        errors={fields.approvalCases.errors}
        hint={t('businesses:policy.approvalCasesHint')}
      >
        <div className="checks">
          <CaseChecks field={fields.approvalCases} />
        </div>
      </Fieldset>
      <TextField
        field={fields.threshold}
        label={t('businesses:policy.threshold')}
        hint={t('businesses:policy.thresholdHint')}
        optional
        inputMode="decimal"
        autoComplete="off"
        className="half"
      />
    </section>
  );
};

/** How the window is counted, and when the owner is reminded. */
export const ClockSection = ({
  form,
  fields,
  windowHours,
  mandateAt,
}: Props & { form: PolicyForm[0]; windowHours: number; mandateAt: string }) => {
  const t = useT();
  return (
    <section className="sec">
      <h2 className="h3">{t('businesses:policy.clock')}</h2>
      <p className="small muted">
        <Rich
          i18nKey="businesses:policy.windowInMandate"
          count={windowHours}
          components={{ a: <Link to={mandateAt} /> }}
        />
      </p>
      <Fieldset
        legend={t('businesses:policy.countingAsk', { count: windowHours })}
        errors={fields.counting.errors}
      >
        <Choices>
          {(['elapsed', 'working'] as const).map((each) => (
            <Choice
              key={each}
              {...checkOf(fields.counting, each)}
              detail={t(`businesses:policy.countingDetail.${each}`)}
            >
              {t(`businesses:policy.countingLabel.${each}`)}
            </Choice>
          ))}
        </Choices>
      </Fieldset>
      <ClosingDays
        list={fields.closingDays}
        insert={form.insert.getButtonProps({
          name: fields.closingDays.name,
          defaultValue: { from: '', to: '' },
        })}
        remove={(index) => form.remove.getButtonProps({ name: fields.closingDays.name, index })}
      />
      <Reminders
        list={fields.reminders}
        insert={form.insert.getButtonProps({
          name: fields.reminders.name,
          defaultValue: { at: 'beforeEnd', value: '' },
        })}
        remove={(index) => form.remove.getButtonProps({ name: fields.reminders.name, index })}
      />
    </section>
  );
};

/** What silence can never approve, and from which amount a link needs a code. */
export const GuardrailsSection = ({ fields }: Props) => {
  const t = useT();
  return (
    <section className="sec">
      <h2 className="h3">{t('businesses:policy.guardrails')}</h2>
      <Fieldset
        legend={t('businesses:policy.guardrailsAsk')}
        errors={fields.guardrails.errors}
        hint={t('businesses:policy.guardrailsHint')}
      >
        <div className="checks">
          {guardrailNames.map((each) => (
            <Check key={each} desk {...checkOf(fields.guardrails, each)}>
              {t(`businesses:policy.guardrailLabel.${each}`)}
            </Check>
          ))}
          <CaseChecks field={fields.silenceCases} />
        </div>
      </Fieldset>
      <TextField
        field={fields.cap}
        label={t('businesses:policy.cap')}
        hint={t('businesses:policy.capHint')}
        optional
        inputMode="decimal"
        autoComplete="off"
        className="half"
      />
      <TextField
        field={fields.codeAbove}
        label={t('businesses:policy.codeAbove')}
        hint={t('businesses:policy.codeAboveHint')}
        optional
        inputMode="decimal"
        autoComplete="off"
        className="half"
      />
    </section>
  );
};
