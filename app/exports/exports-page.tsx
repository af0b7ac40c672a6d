import type { SubmissionResult } from '@conform-to/react';
import { Form, useSearchParams } from '@remix-run/react';
import { FactorField } from '#app/auth/code-field.tsx';
import { useAppForm } from '#app/lib/forms.tsx';
import { paths } from '#app/lib/paths.ts';
import { SelectField } from '#app/lib/text-field.tsx';
import { useSending } from '#app/lib/use-sending.ts';
import { useT } from '#app/lib/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { RecordHead } from '#app/ui/record/record-head.tsx';
import { ExportList } from './export-list.tsx';
import type { ExportsPage as Data } from './exports.server.ts';
import type { exportsForm } from './exports-form.server.ts';

type Props = { page: Data; lastResult?: SubmissionResult<string[]> | null };

/** Everything of a business or of the office, in files: asked for here, made by a worker, taken away from here. */
export const ExportsPage = ({ page, lastResult }: Props) => {
  const t = useT();
  const [search] = useSearchParams();
  const isAsked = search.get('done') === 'asked' && !lastResult;
  return (
    <>
      <RecordHead title={t('exports:title')} back={{ to: paths.settings(), label: t('settings:title') }} />
      {isAsked && (
        <Notice tone="green" icon="check" role="status">
          {t('exports:asked')}
        </Notice>
      )}
      <AskForm page={page} lastResult={lastResult} />
      <ExportList exports={page.exports} />
    </>
  );
};

const AskForm = ({ page: { businesses, mayWhole, asked }, lastResult }: Props) => {
  const t = useT();
  const busy = useSending();
  const [form, fields] = useAppForm<typeof exportsForm>({
    id: 'export',
    lastResult,
    defaultValue: { scope: asked },
  });
  return (
    <Form
      method="post"
      action={paths.exports()}
      id={form.id}
      onSubmit={form.onSubmit}
      noValidate={form.noValidate}
      data-act="export"
      className="record-form narrow told"
    >
      <section className="sec">
        <p className="intro">{t('exports:intro')}</p>
        <SelectField field={fields.scope} label={t('exports:scope')} hint={t('exports:hint')}>
          {mayWhole && <option value="office">{t('exports:whole')}</option>}
          {businesses.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
        <FactorField field={fields.factorCode} />
      </section>
      <div className="form-foot">
        <Button look="primary" size="desk" icon="file-text" busy={busy}>
          {t('exports:ask')}
        </Button>
      </div>
    </Form>
  );
};
