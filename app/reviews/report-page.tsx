import { Form, Link, useLocation } from '@remix-run/react';
import { useT } from '#app/lib/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { Choice, Choices } from '#app/ui/choice.tsx';
import { Field, Fieldset } from '#app/ui/field.tsx';
import { TextArea } from '#app/ui/input.tsx';
import { PlainHead } from '#app/ui/masthead.tsx';
import { Page } from '#app/ui/page.tsx';
import type { ReportAnswer } from './take-report.server.ts';

/** So much can be said in a report. */
export const longestReport = 1000;

type Props = {
  isDone: boolean;
  answer: ReportAnswer | undefined;
  /** The page of the link, or the one that was open; null once nothing opens it any more. */
  backTo: string | null;
};

/** « It was not me », and abuse: what happened, then once more what that does; then that it is told. */
export const ReportPage = ({ isDone, answer, backTo }: Props) => {
  const t = useT();
  const toConfirm = !isDone && answer?.isMissing === false ? answer : null;
  const step = isDone ? 'done' : toConfirm ? 'confirm' : 'ask';
  const words = {
    done: { title: t('review:report.doneTitle'), lead: t('review:report.done') },
    confirm: { title: t('review:report.confirmTitle'), lead: t('review:report.confirm') },
    ask: { title: t('review:report.title'), lead: t('review:report.lead') },
  }[step];
  return (
    <Page head={<PlainHead />} className="page-review">
      <div className="end" data-status={isDone ? 'reported' : 'report'}>
        <h1 className="h1">{words.title}</h1>
        <p className="lead muted" role={step === 'ask' ? undefined : 'status'}>
          {words.lead}
        </p>
        {step === 'ask' && <Ask isMissing={answer?.isMissing === true} />}
        {toConfirm && <Confirm {...toConfirm} />}
        {isDone && <p className="small muted">{t('review:report.next')}</p>}
        {backTo && step !== 'confirm' && (
          <p className="small">
            <Link to={backTo}>{t(isDone ? 'review:report.home' : 'review:report.page')}</Link>
          </p>
        )}
      </div>
    </Page>
  );
};

const Ask = ({ isMissing }: { isMissing: boolean }) => {
  const t = useT();
  return (
    <Form method="post" data-act="ask-report" className="stack">
      <Fieldset
        legend={t('review:report.what')}
        errors={isMissing ? [t('review:report.missing')] : undefined}
      >
        <Choices>
          {(['notMe', 'abuse'] as const).map((each) => (
            <Choice key={each} name="kind" value={each} detail={t(`review:report.${each}Detail`)}>
              {t(`review:report.${each}`)}
            </Choice>
          ))}
        </Choices>
      </Fieldset>
      <Field label={t('review:report.body')} optional>
        {(props) => <TextArea {...props} name="body" rows={4} maxLength={longestReport} />}
      </Field>
      <Button look="primary" size="lg" block>
        {t('review:report.go')}
      </Button>
    </Form>
  );
};

const Confirm = ({ report: { kind, body }, proof }: Extract<ReportAnswer, { isMissing: false }>) => {
  const t = useT();
  const { pathname, search } = useLocation();
  return (
    <Form method="post" data-act="report-link" className="stack">
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="body" value={body} />
      <input type="hidden" name="proof" value={proof} />
      <p>
        <b className="strong">{t(`review:report.${kind}`)}</b>
        <br />
        {t(`review:report.${kind}Detail`)}
      </p>
      {body && <blockquote className="small">{body}</blockquote>}
      <Button look="primary" size="lg" block>
        {t('review:report.send')}
      </Button>
      <p className="small">
        <Link to={`${pathname}${search}`}>{t('review:report.back')}</Link>
      </p>
    </Form>
  );
};
