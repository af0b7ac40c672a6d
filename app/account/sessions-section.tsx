import { Form } from '@remix-run/react';
import { paths } from '#app/lib/paths.ts';
import { useFormat, useT } from '#app/lib/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { Section } from '#app/ui/record/facts.tsx';
import type { AccountPage } from './read-account.server.ts';

type Session = AccountPage['sessions'][number];

/** Where one is signed in, the last used first; each can be ended from here. */
export const SessionsSection = ({ sessions }: Pick<AccountPage, 'sessions'>) => {
  const t = useT();
  return (
    <Section
      title={t('account:sessions.title')}
      acts={
        sessions.length > 1 && (
          <Form method="post" action={paths.account()} data-act="end-other-sessions">
            <Button size="desk" name="act" value="end-other-sessions">
              {t('account:sessions.endOthers')}
            </Button>
          </Form>
        )
      }
    >
      <p className="intro">{t('account:sessions.intro')}</p>
      <ul className="rows">
        {sessions.map((session) => (
          <SessionRow key={session.id} session={session} />
        ))}
      </ul>
    </Section>
  );
};

const SessionRow = ({ session }: { session: Session }) => {
  const t = useT();
  const f = useFormat();
  const { id, device, address, openedAt, seenAt, isThis } = session;
  return (
    <li data-status={isThis ? 'this' : 'other'}>
      <div>
        <b>{device}</b> {isThis && <span className="muted">{t('account:sessions.this')}</span>}
        <span className="sub">
          {address ? t('account:sessions.from', { address }) : t('account:sessions.fromNowhere')},{' '}
          {t('account:sessions.opened', { date: f.instant(openedAt) })}
        </span>
        <span className="sub">{t('account:sessions.seen', { date: f.instant(seenAt) })}</span>
      </div>
      {!isThis && (
        <Form method="post" action={paths.account()} data-act="end-session" className="acts">
          <input type="hidden" name="sessionId" value={id} />
          <Button
            size="desk"
            name="act"
            value="end-session"
            aria-label={t('account:sessions.endOf', { device })}
          >
            {t('account:sessions.end')}
          </Button>
        </Form>
      )}
    </li>
  );
};
