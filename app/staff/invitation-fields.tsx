import type { SubmissionResult } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { checkOf, FormErrors, useAppForm } from '#app/lib/forms.tsx';
import { paths } from '#app/lib/paths.ts';
import { SelectField, TextField } from '#app/lib/text-field.tsx';
import { useT } from '#app/lib/use-t.tsx';
import { Button, LinkButton } from '#app/ui/button.tsx';
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
    <Form
      method="post"
      id={form.id}
      onSubmit={form.onSubmit}
      noValidate={form.noValidate}
      data-act="invite"
      className="record-form"
    >
      <input type="hidden" name="act" value="invite" />
      <FormErrors form={form} />
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
      <div className="form-foot">
        <Button look="primary" size="desk" icon="send" busy={busy}>
          {t('settings:invite.send')}
        </Button>
        <LinkButton look="quiet" size="desk" to={paths.settings()}>
          {t('do.cancel')}
        </LinkButton>
      </div>
    </Form>
  );
};
