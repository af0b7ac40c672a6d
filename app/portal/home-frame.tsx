import { Form } from '@remix-run/react';
import type { ReactNode } from 'react';
import { paths } from '#app/lib/paths.ts';
import { useT } from '#app/lib/use-t.tsx';
import { callOf } from '#app/reviews/call-of.ts';
import { Button } from '#app/ui/button.tsx';
import { OwnerHead } from '#app/ui/masthead.tsx';
import { Page } from '#app/ui/page.tsx';
import { Tabs } from '#app/ui/tabs.tsx';
import type { Home } from './portal-data.ts';

type Props = {
  home: Home;
  tab: 'waiting' | 'owed' | 'office' | 'history';
  title: ReactNode;
  children: ReactNode;
};

/** An owner's home: the business, a greeting, and two tabs. */
export const HomeFrame = ({ home, tab, title, children }: Props) => {
  const t = useT();
  const as = home.as ?? undefined;
  return (
    <Page head={<OwnerHead contact={callOf(home)} />} className="page-inbox">
      <div className="col">
        <p className="small muted">{home.business}</p>
        <h1 className="h1">{title}</h1>
        <Tabs
          label={t('portal:tabs')}
          tabs={[
            {
              to: paths.portal({ as }),
              label: t('portal:tab.waiting'),
              count: home.waiting.slice.total,
              current: tab === 'waiting',
            },
            {
              to: paths.portal({ tab: 'office', as }),
              label: t('portal:tab.office'),
              count: home.atOffice.slice.total,
              current: tab === 'office',
            },
            {
              to: paths.portal({ tab: 'owed', as }),
              label: t('portal:tab.owed'),
              count: home.promisesWaiting,
              current: tab === 'owed',
            },
            {
              to: paths.portal({ tab: 'history', as }),
              label: t('portal:tab.history'),
              current: tab === 'history',
            },
          ]}
        />
        {children}
        <OtherHomes home={home} />
      </div>
    </Page>
  );
};

/** Each home opens by its own link, which goes to the mailbox it belongs to. */
const OtherHomes = ({ home: { otherHomes, as } }: { home: Home }) => {
  const t = useT();
  if (otherHomes.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="other-homes">
      <h2 className="h3" id="other-homes">
        {t('portal:others.title')}
      </h2>
      <ul className="past">
        {otherHomes.map(({ id, name, waiting }) => (
          <li key={id}>
            <b className="strong">{name}</b>
            <span className="right">{t('portal:others.waiting', { count: waiting })}</span>
          </li>
        ))}
      </ul>
      <Form method="post" action={paths.portal({ as: as ?? undefined })} data-act="other-homes">
        <input type="hidden" name="act" value="other-homes" />
        <Button icon="mail" block>
          {t('portal:others.send', { count: otherHomes.length })}
        </Button>
      </Form>
    </section>
  );
};
