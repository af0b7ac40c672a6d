import type { SubmissionResult } from '@conform-to/react';
import { checkOf, useAppForm } from '#app/lib/forms.tsx';
import { paths } from '#app/lib/paths.ts';
import { RecordForm } from '#app/lib/record-form.tsx';
import { TextField } from '#app/lib/text-field.tsx';
import { useT } from '#app/lib/use-t.tsx';
import { Check } from '#app/ui/check.tsx';
import { Notice } from '#app/ui/notice.tsx';
import type { lookForm } from './look-form.server.ts';
import type { BusinessPage } from './read-business.server.ts';

type Props = { page: BusinessPage; lastResult?: SubmissionResult<string[]> | null; busy: boolean };

/** The look of the documents to come. */
export const LookFields = ({ page: { business }, lastResult, busy }: Props) => {
  const t = useT();
  const { colour, logo, terms } = business.look;
  const [form, fields] = useAppForm<ReturnType<typeof lookForm>>({
    id: 'look',
    lastResult,
    defaultValue: { colour: colour ?? '' },
  });
  return (
    <RecordForm
      form={form}
      act="update-look"
      withFiles
      save={t('businesses:look.save')}
      busy={busy}
      cancelTo={paths.business(business.id)}
    >
      <Notice>{t('businesses:look.fromNow')}</Notice>
      <section className="sec">
        <div className="two">
          <TextField
            field={fields.logo}
            label={t('businesses:look.logo')}
            hint={t('businesses:look.logoHint')}
            type="file"
            accept="image/png,image/jpeg"
            optional
          />
          <TextField
            field={fields.colour}
            label={t('businesses:look.colour')}
            hint={t('businesses:look.colourHint')}
            placeholder="#1f4e79"
            spellCheck={false}
            autoComplete="off"
            optional
          />
        </div>
        {logo && (
          <Check desk {...checkOf(fields.dropLogo)}>
            {t('businesses:look.dropLogo', { name: logo.name })}
          </Check>
        )}
        <TextField
          field={fields.terms}
          label={t('businesses:look.terms')}
          hint={t('businesses:look.termsHint')}
          type="file"
          accept="application/pdf,.pdf"
          optional
        />
        {terms && (
          <Check desk {...checkOf(fields.dropTerms)}>
            {t('businesses:look.dropTerms', { name: terms.name })}
          </Check>
        )}
      </section>
    </RecordForm>
  );
};
