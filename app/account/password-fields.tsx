import type { SubmissionResult } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { NewPassword } from '#app/auth/new-password.tsx';
import { FormErrors, useAppForm } from '#app/lib/forms.tsx';
import { paths } from '#app/lib/paths.ts';
import { TextField } from '#app/lib/text-field.tsx';
import { useT } from '#app/lib/use-t.tsx';
import { Button, LinkButton } from '#app/ui/button.tsx';
import type { passwordForm } from './account-forms.server.ts';

type Props = { email: string; lastResult?: SubmissionResult<string[]> | null; busy: boolean };

/** The form of one's own password. */
export const PasswordFields = ({ email, lastResult, busy }: Props) => {
  const t = useT();
  const [form, fields] = useAppForm<ReturnType<typeof passwordForm>>({ id: 'password', lastResult });
  return (
    <Form
      method="post"
      id={form.id}
      onSubmit={form.onSubmit}
      noValidate={form.noValidate}
      data-act="change-password"
      className="record-form narrow"
    >
      <input type="hidden" name="act" value="change-password" />
      <FormErrors form={form} />
      <section className="sec">
        <p className="intro">{t('settings:password.intro')}</p>
        <TextField
          field={fields.current}
          label={t('settings:password.current')}
          type="password"
          autoComplete="current-password"
        />
        <NewPassword fields={fields} email={email} />
      </section>
      <div className="form-foot">
        <Button look="primary" size="desk" busy={busy}>
          {t('settings:password.save')}
        </Button>
        <LinkButton look="quiet" size="desk" to={paths.account()}>
          {t('do.cancel')}
        </LinkButton>
      </div>
    </Form>
  );
};
