import type { SubmissionResult } from '@conform-to/react';
import { NewPassword } from '#app/auth/new-password.tsx';
import { useAppForm } from '#app/lib/forms.tsx';
import { paths } from '#app/lib/paths.ts';
import { RecordForm } from '#app/lib/record-form.tsx';
import { TextField } from '#app/lib/text-field.tsx';
import { useT } from '#app/lib/use-t.tsx';
import type { passwordForm } from './account-forms.server.ts';

type Props = { email: string; lastResult?: SubmissionResult<string[]> | null; busy: boolean };

/** The form of one's own password. */
export const PasswordFields = ({ email, lastResult, busy }: Props) => {
  const t = useT();
  const [form, fields] = useAppForm<ReturnType<typeof passwordForm>>({ id: 'password', lastResult });
  return (
    <RecordForm
      form={form}
      act="change-password"
      narrow
      save={t('settings:password.save')}
      busy={busy}
      cancelTo={paths.account()}
    >
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
    </RecordForm>
  );
};
