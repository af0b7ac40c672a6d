import type { ReactNode } from 'react';
import { Rich, useFormat, useT } from '#app/lib/use-t.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Steps } from '#app/ui/steps.tsx';
import { DecidedDocument, DecidedHead, ReportErrorButton, ReportedErrors } from './decided-parts.tsx';
import { EndPage } from './end-page.tsx';
import type { MailView } from './review-data.ts';
import { type ReviewPageData, useReview } from './use-review.ts';
import { useWindowWords } from './why-silence.tsx';

type Props = { data: ReviewPageData; notice?: ReactNode; dialog?: ReactNode };

/** After a tacit approval: what was sent and when, under which clause, and first of all the way to object. */
export const TacitPage = ({ data, notice, dialog }: Props) => {
  const t = useT();
  return (
    <EndPage data={data} notice={notice} dialog={dialog}>
      <DecidedHead title={t('review:tacit.title', { context: data.view.kind })} />
      <Reason />
      <ReportedErrors />
      <Sent />
      <Notice tone="ochre" icon="undo-2">
        <p>
          <b>{t('review:tacit.disagree')}</b>
        </p>
        <p>{t('review:tacit.wayOut', { context: data.view.kind })}</p>
      </Notice>
      <div className="stack">
        <ReportErrorButton isFirst />
        <DecidedDocument />
      </div>
    </EndPage>
  );
};

const Reason = () => {
  const f = useFormat();
  const { view } = useReview();
  const hours = useWindowWords();
  const { decision, silence, number } = view;
  const bold = { b: <b className="strong" /> };
  return (
    <p>
      <Rich
        i18nKey="review:tacit.body"
        values={{ hours, date: f.instant(decision?.at ?? view.now), article: silence.clause?.article ?? '' }}
        components={bold}
      />{' '}
      {number && (
        <Rich
          i18nKey="review:tacit.number"
          values={{ number }}
          components={{ b: <b className="strong nowrap" /> }}
        />
      )}
    </p>
  );
};

const named = ['approvalRequest', 'reminder', 'clockResumed', 'officeReply'] as const;

const icons = { delivered: 'mail-check', accepted: 'mail', none: 'mail-x' } as const;

const Sent = () => {
  const t = useT();
  const f = useFormat();
  const { view } = useReview();
  const name = (kind: string) => t(`review:tacit.mail.${named.find((each) => each === kind) ?? 'other'}`);
  const sentence = ({ kind, proof }: MailView) =>
    t(`review:tacit.${proof === 'none' ? 'notDelivered' : proof}`, {
      mail: name(kind),
      address: view.reader.address,
    });
  return (
    <section className="stack" aria-labelledby="sent">
      <h2 className="h3" id="sent">
        {t('review:tacit.sent')}
      </h2>
      <Steps
        steps={[
          ...view.mails.map((mail) => ({
            icon: icons[mail.proof],
            what: sentence(mail),
            when: f.instant(mail.at),
          })),
          {
            icon: 'clock-check' as const,
            what: t('review:tacit.event'),
            when: view.decision ? f.instant(view.decision.at) : undefined,
          },
        ]}
      />
    </section>
  );
};
