import type { SubmissionResult } from '@conform-to/react';
import { FactorField } from '#app/auth/code-field.tsx';
import { useAppForm } from '#app/lib/forms.tsx';
import { paths } from '#app/lib/paths.ts';
import { RecordForm } from '#app/lib/record-form.tsx';
import { TextField } from '#app/lib/text-field.tsx';
import { useT } from '#app/lib/use-t.tsx';
import type { addressForm } from './account-forms.server.ts';

type Props = { lastResult?: SubmissionResult<string[]> | null; busy: boolean };

/** The form of the address one signs in with. */
export const AddressFields = ({ lastResult, busy }: Props) => {
  const t = useT();
  const [form, fields] = useAppForm<ReturnType<typeof addressForm>>({ id: 'address', lastResult });
  return (
    <RecordForm
      form={form}
      act="change-address"
      narrow
      save={t('account:address.send')}
      icon="send"
      busy={busy}
      cancelTo={paths.account()}
    >
      <section className="sec">
        <p className="intro">{t('account:address.intro')}</p>
        <TextField
          field={fields.email}
          label={t('account:address.label')}
          type="email"
          autoComplete="email"
        />
        <FactorField field={fields.factorCode} />
      </section>
    </RecordForm>
  );
};
