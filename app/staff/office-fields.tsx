import type { SubmissionResult } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { FactorField } from '#app/auth/code-field.tsx';
import { FormErrors, useAppForm } from '#app/lib/forms.tsx';
import { paths } from '#app/lib/paths.ts';
import { SelectField, TextField } from '#app/lib/text-field.tsx';
import { useT } from '#app/lib/use-t.tsx';
import { Button, LinkButton } from '#app/ui/button.tsx';
import type { officeForm } from './office-form.server.ts';
import type { SettingsPage } from './read-settings.server.ts';

type Props = {
  page: Pick<SettingsPage, 'office' | 'countries'>;
  lastResult?: SubmissionResult<string[]> | null;
  busy: boolean;
};

/** The form of who the office is. */
export const OfficeFields = ({ page, lastResult, busy }: Props) => {
  const t = useT();
  const { address, ...office } = page.office;
  const [form, fields] = useAppForm<ReturnType<typeof officeForm>>({
    id: 'office',
    lastResult,
    defaultValue: { ...office, ...address },
  });
  return (
    <Form
      method="post"
      id={form.id}
      onSubmit={form.onSubmit}
      noValidate={form.noValidate}
      data-act="update-office"
      className="record-form"
    >
      <input type="hidden" name="act" value="update-office" />
      <FormErrors form={form} />
      <section className="sec">
        <p className="intro">{t('settings:office.body', { office: office.name })}</p>
        <div className="two">
          <TextField field={fields.name} label={t('settings:office.name')} autoComplete="organization" />
          <TextField
            field={fields.legalForm}
            label={t('businesses:party.legalForm')}
            optional
            autoComplete="off"
          />
        </div>
        <div className="two">
          <TextField
            field={fields.siren}
            label="SIREN"
            hint={t('settings:office.sirenHint')}
            optional
            inputMode="numeric"
            autoComplete="off"
          />
          <TextField
            field={fields.vatNumber}
            label={t('businesses:party.vatNumber')}
            optional
            autoComplete="off"
          />
        </div>
        <TextField field={fields.line1} label={t('businesses:party.line1')} autoComplete="off" />
        <TextField field={fields.line2} label={t('businesses:party.line2')} optional autoComplete="off" />
        <div className="three">
          <TextField
            field={fields.postcode}
            label={t('businesses:party.postcode')}
            inputMode="numeric"
            autoComplete="off"
          />
          <TextField field={fields.city} label={t('businesses:party.city')} autoComplete="off" />
          <SelectField field={fields.country} label={t('businesses:party.country')}>
            {page.countries.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </SelectField>
        </div>
        <div className="two">
          <TextField
            field={fields.email}
            label={t('businesses:party.email')}
            type="email"
            autoComplete="off"
          />
          <TextField field={fields.phone} label={t('businesses:party.phone')} optional autoComplete="off" />
        </div>
        <FactorField field={fields.factorCode} />
      </section>
      <div className="form-foot">
        <Button look="primary" size="desk" busy={busy}>
          {t('do.save')}
        </Button>
        <LinkButton look="quiet" size="desk" to={paths.settings()}>
          {t('do.cancel')}
        </LinkButton>
      </div>
    </Form>
  );
};
