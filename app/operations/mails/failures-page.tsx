import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { paths } from '#app/lib/paths.ts';
import { Rich, useFormat, useT } from '#app/lib/use-t.tsx';
import { EngineTabs } from '#app/operations/engine-tabs.tsx';
import { LinkButton } from '#app/ui/button.tsx';
import { Empty } from '#app/ui/empty.tsx';
import { Icon } from '#app/ui/icon.tsx';
import type { IconName } from '#app/ui/icons.ts';
import { Notice } from '#app/ui/notice.tsx';
import { PageHead } from '#app/ui/page.tsx';
import type { FailedMail } from '#db/queries/failures.ts';
import { bounceCause } from './bounce-cause.ts';
import { FailureAct } from './failure-act.tsx';
import type { FailureReply, loadFailures } from './failures.server.ts';

type Props = {
  failures: Awaited<ReturnType<typeof loadFailures>>;
  reply?: FailureReply;
  mayAct: boolean;
  isAdmin: boolean;
};

/** What failed, in words, each with what can be done about it. */
export const FailuresPage = ({ failures, reply, mayAct, isAdmin }: Props) => {
  const t = useT();
  const { mails, engine } = failures;
  const stopped = engine.workflows + engine.failedJobs;
  const isEmpty = mails.length + stopped === 0;
  return (
    <>
      <PageHead title={t('failures:title')} />
      {isAdmin && <EngineTabs current="failures" mails={mails.length} failures={stopped} />}
      {reply &&
        (reply.done === 'retry' || reply.done === 'sent' ? (
          <Notice tone="green" icon="check" role="status">
            {t(`failures:done.${reply.done}`)}
          </Notice>
        ) : (
          <Notice tone="ochre" role="alert">
            {t(`failures:refused.${reply.done ?? 'changed'}`)}
          </Notice>
        ))}
      {isEmpty ? (
        <Empty icon="check" title={t('failures:empty.title')}>
          {t('failures:empty.body')}
        </Empty>
      ) : (
        <p className="muted failures-lead">{t('failures:lead')}</p>
      )}
      {stopped > 0 && <EngineNotice stopped={stopped} isAdmin={isAdmin} />}
      <Group id="mails" icon="mail-x" title={t('failures:mails')} count={mails.length}>
        {mails.map((mail) => (
          <Mail key={mail.id} mail={mail} mayAct={mayAct} />
        ))}
      </Group>
    </>
  );
};

/** What failed in the engine stands on its own page; whoever may not open it is told whom to ask. */
const EngineNotice = ({ stopped, isAdmin }: { stopped: number; isAdmin: boolean }) => {
  const t = useT();
  return (
    <Notice tone="ochre" className="told">
      <Rich i18nKey="engine:elsewhere" count={stopped} components={{ b: <b /> }} />{' '}
      {isAdmin ? <Link to={paths.engine()}>{t('engine:seeEngine')}</Link> : t('engine:askAdmin')}
    </Notice>
  );
};

type GroupProps = { id: string; icon: IconName; title: string; count: number; children: ReactNode };

const Group = ({ id, icon, title, count, children }: GroupProps) =>
  count === 0 ? null : (
    <section className="grp" data-tone="red" data-group={id} aria-labelledby={`g-${id}`}>
      <div className="grp__h">
        <Icon name={icon} />
        <h2 className="h3" id={`g-${id}`}>
          {title}
        </h2>
        <span className="n num">{count}</span>
      </div>
      <ul className="todo">{children}</ul>
    </section>
  );

const Row = ({
  what,
  who,
  why,
  acts,
}: {
  what: ReactNode;
  who: ReactNode;
  why: ReactNode;
  acts: ReactNode;
}) => (
  <li>
    <div className="who">{who}</div>
    <div>
      <span className="strong">{what}</span>
      <span className="why">{why}</span>
    </div>
    <div className="row">{acts}</div>
  </li>
);

const Mail = ({ mail, mayAct }: { mail: FailedMail; mayAct: boolean }) => {
  const t = useT();
  const f = useFormat();
  const kinds = new Map<string, string>(Object.entries(t('timeline:mails.kind', { returnObjects: true })));
  const isRequest = mail.kind === 'approvalRequest' || mail.kind === 'officeReply';
  const advice =
    mail.state === 'reconcile'
      ? 'reconcile'
      : isRequest
        ? 'request'
        : mail.kind === 'invoiceToCustomer'
          ? 'invoice'
          : mail.state;
  const cause = mail.state === 'bounced' && mail.error ? bounceCause(mail.error) : null;
  return (
    <Row
      who={
        <>
          <b>{kinds.get(mail.kind) ?? mail.kind}</b>
          <span>{mail.toName ? `${mail.toName}, ${mail.to}` : mail.to}</span>
        </>
      }
      what={
        cause
          ? t('failures:causeIs', { cause: t(`failures:cause.${cause}`) })
          : t(`failures:what.${mail.state}`)
      }
      why={
        <>
          {mail.error && <span>{t('failures:said', { error: mail.error })}</span>}
          <span>
            {t('failures:tries', { count: Math.max(1, mail.tries) })},{' '}
            {t('failures:since', { date: f.instant(mail.at) })}
          </span>
          <span className="whole">{t(`failures:advice.${advice}`)}</span>
        </>
      }
      acts={
        <>
          {mayAct && mail.state === 'failed' && <FailureAct act="retry" id={mail.id} />}
          {mayAct && mail.state === 'reconcile' && (
            <>
              <FailureAct act="sent" id={mail.id} />
              <FailureAct act="lost" id={mail.id} />
            </>
          )}
          {mail.invoiceId && (
            <LinkButton
              size="desk"
              to={paths.invoice(mail.invoiceId)}
              aria-label={t('failures:invoice', { ref: mail.reference ?? '' })}
            >
              {t('failures:do.open')}
            </LinkButton>
          )}
        </>
      }
    />
  );
};
