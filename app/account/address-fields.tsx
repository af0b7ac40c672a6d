import type { SubmissionResult } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { FactorField } from '#app/auth/code-field.tsx';
import { FormErrors, useAppForm } from '#app/lib/forms.tsx';
import { paths } from '#app/lib/paths.ts';
import { TextField } from '#app/lib/text-field.tsx';
import { useT } from '#app/lib/use-t.tsx';
import { Button, LinkButton } from '#app/ui/button.tsx';
import type { addressForm } from './account-forms.server.ts';

type Props = { lastResult?: SubmissionResult<string[]> | null; busy: boolean };

/** The form of the address one signs in with. */
export const AddressFields = ({ lastResult, busy }: Props) => {
  const t = useT();
  const [form, fields] = useAppForm<ReturnType<typeof addressForm>>({ id: 'address', lastResult });
  return (
    <Form
      method="post"
      id={form.id}
      onSubmit={form.onSubmit}
      noValidate={form.noValidate}
      data-act="change-address"
      className="record-form narrow"
    >
      <input type="hidden" name="act" value="change-address" />
      <FormErrors form={form} />
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
      <div className="form-foot">
        <Button look="primary" size="desk" icon="send" busy={busy}>
          {t('account:address.send')}
        </Button>
        <LinkButton look="quiet" size="desk" to={paths.account()}>
          {t('do.cancel')}
        </LinkButton>
      </div>
    </Form>
  );
};
