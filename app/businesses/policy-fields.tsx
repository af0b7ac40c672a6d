import type { SubmissionResult } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { FormErrors, useAppForm } from '#app/lib/forms.tsx';
import { paths } from '#app/lib/paths.ts';
import { useT } from '#app/lib/use-t.tsx';
import { Button, LinkButton } from '#app/ui/button.tsx';
import type { policyForm } from './policy-form.server.ts';
import type { PolicyPage } from './policy-page.server.ts';
import { ApprovalSection, ClockSection, GuardrailsSection } from './policy-sections.tsx';
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
        data-first
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
        <ApprovalSection fields={fields} />
        <ClockSection
          form={form}
          fields={fields}
          windowHours={page.windowHours}
          mandateAt={paths.business(page.business.id, { edit: 'mandate' })}
        />
        <GuardrailsSection fields={fields} />
        <div className="form-foot">
          <Button look="primary" size="desk" name="act" value="save-policy" busy={busy}>
            {t('businesses:policy.save', { version: next })}
          </Button>
          <Button size="desk" name="act" value="rehearse" data-tries="">
            {t('businesses:rehearsal.do')}
          </Button>
          <LinkButton look="quiet" size="desk" to={paths.business(page.business.id)} data-abandons="">
            {t('do.cancel')}
          </LinkButton>
        </div>
      </Form>
    </div>
  );
};
