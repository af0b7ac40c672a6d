import type { ReactNode } from 'react';
import { paths } from '#app/lib/paths.ts';
import { useT } from '#app/lib/use-t.tsx';
import { callOf } from '#app/reviews/call-of.ts';
import { OwnerHead } from '#app/ui/masthead.tsx';
import { Page } from '#app/ui/page.tsx';
import { Tabs } from '#app/ui/tabs.tsx';
import type { Home } from './portal-data.ts';

type Props = { home: Home; tab: 'waiting' | 'history'; title: ReactNode; children: ReactNode };

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
              count: home.waiting.length,
              current: tab === 'waiting',
            },
            {
              to: paths.portal({ tab: 'history', as }),
              label: t('portal:tab.history'),
              current: tab === 'history',
            },
          ]}
        />
        {children}
      </div>
    </Page>
  );
};
