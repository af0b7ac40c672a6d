import type { SubmissionResult } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { checkOf, FormErrors, useAppForm } from '#app/lib/forms.tsx';
import { paths } from '#app/lib/paths.ts';
import { TextField } from '#app/lib/text-field.tsx';
import { useT } from '#app/lib/use-t.tsx';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { Check } from '#app/ui/check.tsx';
import { Choice, Choices } from '#app/ui/choice.tsx';
import { Fieldset } from '#app/ui/field.tsx';
import { CaseChecks } from './case-checks.tsx';
import { guardrailNames } from './guardrail-names.ts';
import type { policyForm } from './policy-form.server.ts';
import type { PolicyPage } from './policy-page.server.ts';
import { ClosingDays, Reminders } from './policy-rows.tsx';
import type { Rehearsal as Tried } from './rehearsal.server.ts';
import { Rehearsal } from './rehearsal.tsx';
import { useRehearsal } from './use-rehearsal.ts';

type Answer = { result: SubmissionResult<string[]>; rehearsal: Tried[] | null };
type Props = { page: PolicyPage; answer?: Answer; busy: boolean };

/** The form of a policy with its rehearsal beside it: after each change with scripts, by its button without. */
export const PolicyFields = ({ page, answer, busy }: Props) => {
  const t = useT();
  const [form, fields] = useAppForm<ReturnType<typeof policyForm>>({
    id: 'policy',
    lastResult: answer?.result,
    defaultValue: page.values,
  });
  const lists = [fields.closingDays.getFieldList(), fields.reminders.getFieldList()];
  const rows = lists.flatMap((list) => ['', ...list.map(({ key }) => key)]).join();
  const rehearsing = useRehearsal(rows);
  const next = page.version + 1;
  return (
    <div className="cols cols--form">
      <aside>
        <Rehearsal
          rehearsal={rehearsing.rehearsal ?? answer?.rehearsal ?? page.rehearsal}
          silenceCounts={page.silenceCounts}
        />
      </aside>
      <Form
        method="post"
        id={form.id}
        onSubmit={form.onSubmit}
        noValidate={form.noValidate}
        ref={rehearsing.form}
        onChange={rehearsing.rehearse}
        data-act="save-policy"
        className="record-form"
      >
        {/* Enter in a field saves; it must not press the first button of a row. */}
        <button
          type="submit"
          className="vh"
          tabIndex={-1}
          aria-hidden="true"
          name="act"
          value="save-policy"
        />
        <input type="hidden" name={fields.seen.name} value={page.version} />
        <FormErrors form={form} />
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
        <section className="sec">
          <h2 className="h3">{t('businesses:policy.clock')}</h2>
          <Fieldset
            legend={t('businesses:policy.countingAsk', { count: page.windowHours })}
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
        <div className="form-foot">
          <Button look="primary" size="desk" name="act" value="save-policy" busy={busy}>
            {t('businesses:policy.save', { version: next })}
          </Button>
          <Button size="desk" name="act" value="rehearse">
            {t('businesses:rehearsal.do')}
          </Button>
          <LinkButton look="quiet" size="desk" to={paths.business(page.business.id)}>
            {t('do.cancel')}
          </LinkButton>
        </div>
      </Form>
    </div>
  );
};
