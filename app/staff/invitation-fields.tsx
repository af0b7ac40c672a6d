import type { SubmissionResult } from '@conform-to/react';
import { checkOf, useAppForm } from '#app/lib/forms.tsx';
import { paths } from '#app/lib/paths.ts';
import { RecordForm } from '#app/lib/record-form.tsx';
import { SelectField, TextField } from '#app/lib/text-field.tsx';
import { useT } from '#app/lib/use-t.tsx';
import { Choice, Choices } from '#app/ui/choice.tsx';
import { Fieldset } from '#app/ui/field.tsx';
import { roleNames } from './role-names.ts';
import type { invitationForm } from './staff-form.server.ts';

/** The form that invites a colleague; each role says what it can do. */
export const InvitationFields = ({
  lastResult,
  busy,
}: {
  lastResult?: SubmissionResult<string[]> | null;
  busy: boolean;
}) => {
  const t = useT();
  const [form, fields] = useAppForm<ReturnType<typeof invitationForm>>({
    id: 'invitation',
    lastResult,
    defaultValue: { role: 'biller', locale: 'fr' },
  });
  return (
    <RecordForm
      form={form}
      act="invite"
      save={t('settings:invite.send')}
      icon="send"
      busy={busy}
      cancelTo={paths.settings()}
    >
      <section className="sec">
        <div className="two">
          <TextField field={fields.name} label={t('settings:invite.name')} autoComplete="off" />
          <TextField
            field={fields.email}
            label={t('settings:invite.email')}
            hint={t('settings:invite.emailHint')}
            type="email"
            autoComplete="off"
          />
        </div>
        <Fieldset legend={t('settings:invite.role')}>
          <Choices>
            {roleNames.map((each) => (
              <Choice key={each} {...checkOf(fields.role, each)} detail={t(`settings:roleDetail.${each}`)}>
                {t(`settings:role.${each}`)}
              </Choice>
            ))}
          </Choices>
        </Fieldset>
        <SelectField field={fields.locale} label={t('settings:invite.locale')} className="short">
          <option value="fr">Français</option>
          <option value="en">English</option>
        </SelectField>
      </section>
    </RecordForm>
  );
};
