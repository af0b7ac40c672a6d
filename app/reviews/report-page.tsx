import { Form, Link, useLocation } from '@remix-run/react';
import type { ReportEffect } from '#app/auth/report-link.server.ts';
import { useT } from '#app/lib/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { Choice, Choices } from '#app/ui/choice.tsx';
import { Field, Fieldset } from '#app/ui/field.tsx';
import { TextArea } from '#app/ui/input.tsx';
import { OwnerHead } from '#app/ui/masthead.tsx';
import { Page } from '#app/ui/page.tsx';
import type { ReportAbout } from './report-about.server.ts';
import type { ReportAnswer } from './report-answer.ts';

/** So much can be said in a report. */
export const longestReport = 1000;

type Props = {
  about: ReportAbout;
  /** What the report has moved; null before it is sent. */
  effect: ReportEffect | null;
  answer: ReportAnswer | undefined;
  /** Where what is typed lies until it is sent. */
  place: string;
  /** The page of the link, or the one that was open; null once nothing opens it any more. */
  backTo: string | null;
};

/** « It was not me », and abuse: about what, and what happened; then once more what that does; then what it has moved. */
export const ReportPage = ({ about, effect, answer, place, backTo }: Props) => {
  const t = useT();
  const { reader, document, business, contact } = about;
  const toConfirm = !effect && answer?.isMissing === false ? answer : null;
  const step = effect ? 'done' : toConfirm ? 'confirm' : 'ask';
  const title = {
    done: t('review:report.doneTitle'),
    confirm: t('review:report.confirmTitle'),
    ask: t('review:report.title'),
  }[step];
  return (
    <Page head={<OwnerHead contact={contact ?? undefined} />} className="page-review">
      <div className="end" data-status={effect ? 'reported' : 'report'}>
        <h1 className="h1">{title}</h1>
        {(document || business) && (
          <p className="muted" data-about="">
            {[document, business].filter(Boolean).join(', ')}
          </p>
        )}
        <p className="lead muted" role={step === 'ask' ? undefined : 'status'}>
          {effect ? (
            <Effect effect={effect} reader={reader} />
          ) : (
            t(toConfirm ? 'review:report.confirm' : 'review:report.lead')
          )}
        </p>
        {effect && <span hidden data-forget={place} />}
        {step === 'ask' && <Ask answer={answer} reader={reader} place={place} />}
        {toConfirm && <Confirm {...toConfirm} reader={reader} />}
        {contact?.phone && (
          <p className="small muted">
            {t('review:report.call', {
              name: contact.name,
              phone: contact.phone.replaceAll(' ', '\u00A0'),
            })}
          </p>
        )}
        {backTo && step !== 'confirm' && (
          <p className="small">
            <Link to={backTo}>{t(effect ? 'review:report.home' : 'review:report.page')}</Link>
          </p>
        )}
      </div>
    </Page>
  );
};

type Reader = ReportAbout['reader'];

const Effect = ({ effect, reader }: { effect: ReportEffect; reader: Reader }) => {
  const t = useT();
  return effect === 'closed' || effect === 'told'
    ? t(`review:report.effect.${effect}`, { context: reader })
    : t(`review:report.effect.${effect}`);
};

type AskProps = Pick<Props, 'answer' | 'place'> & { reader: Reader };

const Ask = ({ answer, reader, place }: AskProps) => {
  const t = useT();
  const missing = answer?.isMissing ? answer : null;
  return (
    <Form method="post" data-act="ask-report" data-waits="" data-keeps={place} className="stack">
      <Fieldset legend={t('review:report.what')} errors={missing ? [t('review:report.missing')] : undefined}>
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
          <TextArea
            {...props}
            name="body"
            rows={4}
            maxLength={longestReport}
            defaultValue={missing?.body ?? ''}
          />
        )}
      </Field>
      <Button look="primary" size="lg" block>
        {t('review:report.go')}
      </Button>
    </Form>
  );
};

type ToConfirm = Extract<ReportAnswer, { isMissing: false }> & { reader: Reader };

const Confirm = ({ report: { kind, body }, proof, reader }: ToConfirm) => {
  const t = useT();
  const { pathname, search } = useLocation();
  return (
    <Form method="post" data-act="report-link" data-waits="" className="stack">
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="body" value={body} />
      <input type="hidden" name="proof" value={proof} />
      <p>
        <b className="strong">{t(`review:report.${kind}`)}</b>
        <br />
        {t(`review:report.${kind}Detail`, { context: reader })}
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
