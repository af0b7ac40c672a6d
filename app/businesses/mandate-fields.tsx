import type { SubmissionResult } from '@conform-to/react';
import { FactorField } from '#app/auth/code-field.tsx';
import { checkOf, useAppForm } from '#app/lib/forms.tsx';
import { paths } from '#app/lib/paths.ts';
import { RecordForm } from '#app/lib/record-form.tsx';
import { TextField } from '#app/lib/text-field.tsx';
import { useFormat, useT } from '#app/lib/use-t.tsx';
import { Check } from '#app/ui/check.tsx';
import { Notice } from '#app/ui/notice.tsx';
import type { mandateForm } from './mandate-form.server.ts';
import type { BusinessPage } from './read-business.server.ts';

type Props = { page: BusinessPage; lastResult?: SubmissionResult<string[]> | null; busy: boolean };

/** Records what was signed. A mandate is never rewritten: the one in force ends when another is recorded. */
export const MandateFields = ({ page, lastResult, busy }: Props) => {
  const t = useT();
  const f = useFormat();
  const { business, mandate, running, today } = page;
  const rounds = running.reduce((sum, each) => sum + each.rounds, 0);
  const [form, fields] = useAppForm<ReturnType<typeof mandateForm>>({
    id: 'mandate',
    lastResult,
    defaultValue: { windowHours: '48', silenceClause: 'on' },
  });
  return (
    <RecordForm
      form={form}
      act="record-mandate"
      withFiles
      save={t('businesses:mandate.record')}
      busy={busy}
      cancelTo={paths.business(business.id)}
    >
      {mandate && (
        <Notice>
          <p>{t('businesses:mandate.willReplace', { date: f.date(mandate.signedOn) })}</p>
          {rounds > 0 && <p>{t('businesses:mandate.runningKeep', { count: rounds })}</p>}
        </Notice>
      )}
      <section className="sec">
        <div className="two">
          <TextField
            field={fields.signedOn}
            label={t('businesses:mandate.signedOn')}
            type="date"
            max={today}
          />
          <TextField
            field={fields.signedBy}
            label={t('businesses:mandate.by')}
            hint={t('businesses:mandate.byHint')}
            autoComplete="off"
          />
        </div>
        <TextField
          field={fields.document}
          label={t('businesses:mandate.file')}
          hint={t('businesses:mandate.fileHint')}
          type="file"
          accept="application/pdf,.pdf"
          optional
        />
      </section>
      <section className="sec">
        <h2 className="h3">{t('businesses:mandate.silence')}</h2>
        <p className="intro">{t('businesses:mandate.silenceHelp')}</p>
        <Check desk {...checkOf(fields.silenceClause)}>
          {t('businesses:mandate.hasClause')}
        </Check>
        <div className="two">
          <TextField
            field={fields.clauseArticle}
            label={t('businesses:mandate.article')}
            hint={t('businesses:mandate.articleHint')}
            autoComplete="off"
          />
          <TextField
            field={fields.windowHours}
            label={t('businesses:mandate.hours')}
            hint={t('businesses:mandate.hoursHint')}
            inputMode="numeric"
            data-number=""
            autoComplete="off"
          />
        </div>
      </section>
      <section className="sec">
        <h2 className="h3">{t('businesses:mandate.dunning')}</h2>
        <p className="intro">{t('businesses:mandate.dunningHelp')}</p>
        <TextField
          field={fields.dunningArticle}
          label={t('businesses:mandate.dunningArticle')}
          hint={t('businesses:mandate.dunningHint')}
          autoComplete="off"
          optional
        />
      </section>
      <FactorField field={fields.factorCode} />
    </RecordForm>
  );
};
