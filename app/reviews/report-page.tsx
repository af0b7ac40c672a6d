import { Form } from '@remix-run/react';
import type { ReportEffect } from '#app/auth/report-link.server.ts';
import { useT } from '#app/lib/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { Choice, Choices } from '#app/ui/choice.tsx';
import { Field, Fieldset } from '#app/ui/field.tsx';
import { TextArea } from '#app/ui/input.tsx';
import { OwnerHead } from '#app/ui/masthead.tsx';
import { Page } from '#app/ui/page.tsx';
import type { ReportAbout } from './report-about.server.ts';

/** So much can be said in a report. */
export const longestReport = 1000;

export type ReportPageProps = {
  about: ReportAbout;
  /** What the report has moved; null before it is sent. */
  effect: ReportEffect | null;
  /** It was sent without an answer to its question; with the words it brought. */
  isMissing?: boolean;
  body?: string;
};

/** « It was not me », and abuse: about what, what happened, in two choices and words of one's own; then what it has moved. */
export const ReportPage = ({ about, effect, isMissing = false, body = '' }: ReportPageProps) => {
  const t = useT();
  const { reader, document, business, contact } = about;
  return (
    <Page head={<OwnerHead contact={contact ?? undefined} />} className="page-review">
      <div className="end" data-status={effect ? 'reported' : 'report'}>
        <h1 className="h1">{t(effect ? 'review:report.doneTitle' : 'review:report.title')}</h1>
        {(document || business) && (
          <p className="muted" data-about="">
            {[document, business].filter(Boolean).join(', ')}
          </p>
        )}
        <p className="lead muted" role={effect ? 'status' : undefined}>
          {effect
            ? effect === 'closed' || effect === 'told'
              ? t(`review:report.effect.${effect}`, { context: reader })
              : t(`review:report.effect.${effect}`)
            : t('review:report.lead')}
        </p>
        {!effect && (
          <Form method="post" data-act="report-link" className="stack">
            <Fieldset
              legend={t('review:report.what')}
              errors={isMissing ? [t('review:report.missing')] : undefined}
            >
              <Choices>
                {(['notMe', 'abuse'] as const).map((each) => (
                  <Choice
                    key={each}
                    name="kind"
                    value={each}
                    required
                    detail={t(`review:report.${each}Detail`, { context: reader })}
                  >
                    {t(`review:report.${each}`)}
                  </Choice>
                ))}
              </Choices>
            </Fieldset>
            <Field label={t('review:report.body')} optional>
              {(props) => (
                <TextArea {...props} name="body" rows={4} maxLength={longestReport} defaultValue={body} />
              )}
            </Field>
            <Button look="primary" size="lg" block>
              {t('review:report.send')}
            </Button>
          </Form>
        )}
        {contact?.phone && (
          <p className="small muted">
            {t('review:report.call', {
              name: contact.name,
              phone: contact.phone.replaceAll(' ', '\u00A0'),
            })}
          </p>
        )}
      </div>
    </Page>
  );
};
