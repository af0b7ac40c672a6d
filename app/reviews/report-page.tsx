import { Form } from '@remix-run/react';
import { useT } from '#app/lib/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { Choice, Choices } from '#app/ui/choice.tsx';
import { Field, Fieldset } from '#app/ui/field.tsx';
import { TextArea } from '#app/ui/input.tsx';
import { PlainHead } from '#app/ui/masthead.tsx';
import { Page } from '#app/ui/page.tsx';

/** So much can be said in a report. */
export const longestReport = 1000;

/** « It was not me », and abuse: what happened, in two choices and words of one's own; then that it is told. */
export const ReportPage = ({ isDone }: { isDone: boolean }) => {
  const t = useT();
  return (
    <Page head={<PlainHead />} className="page-review">
      <div className="end" data-status={isDone ? 'reported' : 'report'}>
        <h1 className="h1">{t(isDone ? 'review:report.doneTitle' : 'review:report.title')}</h1>
        <p className="lead muted" role={isDone ? 'status' : undefined}>
          {t(isDone ? 'review:report.done' : 'review:report.lead')}
        </p>
        {!isDone && (
          <Form method="post" data-act="report-link" className="stack">
            <Fieldset legend={t('review:report.what')}>
              <Choices>
                {(['notMe', 'abuse'] as const).map((each, index) => (
                  <Choice
                    key={each}
                    name="kind"
                    value={each}
                    defaultChecked={index === 0}
                    detail={t(`review:report.${each}Detail`)}
                  >
                    {t(`review:report.${each}`)}
                  </Choice>
                ))}
              </Choices>
            </Fieldset>
            <Field label={t('review:report.body')} optional>
              {(props) => <TextArea {...props} name="body" rows={4} maxLength={longestReport} />}
            </Field>
            <Button look="primary" size="lg" block>
              {t('review:report.send')}
            </Button>
          </Form>
        )}
      </div>
    </Page>
  );
};
