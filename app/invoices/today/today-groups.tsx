import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { NoBusinesses } from '#app/businesses/no-businesses.tsx';
import { paths } from '#app/lib/paths.ts';
import { useT } from '#app/lib/use-t.tsx';
import { LinkButton } from '#app/ui/button.tsx';
import { Empty } from '#app/ui/empty.tsx';
import { Icon } from '#app/ui/icon.tsx';
import type { IconName } from '#app/ui/icons.ts';
import type { TodayGroup } from '#db/queries/today.ts';
import type { Today } from './today.server.ts';
import { TodayItem } from './today-item.tsx';

const looks: Record<TodayGroup, { icon: IconName; tone: 'red' | 'ochre'; tab: string }> = {
  correction: { icon: 'message-square-warning', tone: 'red', tab: 'toAnswer' },
  answering: { icon: 'message-square', tone: 'ochre', tab: 'toAnswer' },
  toRelease: { icon: 'eye', tone: 'ochre', tab: 'toRelease' },
  ending: { icon: 'hourglass', tone: 'ochre', tab: 'awaiting' },
  requestUndelivered: { icon: 'mail-x', tone: 'red', tab: 'awaiting' },
  lapsed: { icon: 'calendar-clock', tone: 'ochre', tab: 'awaiting' },
  undelivered: { icon: 'mail-x', tone: 'red', tab: 'undelivered' },
  disputed: { icon: 'message-square-warning', tone: 'red', tab: 'late' },
  claimed: { icon: 'banknote', tone: 'ochre', tab: 'all' },
  promised: { icon: 'calendar-check', tone: 'ochre', tab: 'late' },
};

/** What waits for a gesture of the office, by the gesture it asks for. */
export const TodayGroups = ({ today, mayAdd }: { today: Today; mayAdd: boolean }) => {
  const t = useT();
  if (today.isNew) return <NoBusinesses mayAdd={mayAdd} />;
  if (today.waiting === 0) {
    return (
      <Empty
        title={t('today:empty.title')}
        action={<LinkButton to={paths.invoices()}>{t('today:empty.act')}</LinkButton>}
      >
        {t('today:empty.body')}
      </Empty>
    );
  }
  return (
    <>
      {today.groups.map(({ group, count, items }) => (
        <Group
          key={group}
          id={group}
          {...looks[group]}
          words={t(`today:group.${group}`, { returnObjects: true })}
          count={count}
        >
          {items.map((item, index) => (
            <TodayItem key={item.id} group={group} item={item} now={today.now} isFirst={index === 0} />
          ))}
          {count > items.length && (
            <li className="todo__more">
              <span className="muted">{t('today:more', { count: count - items.length })}</span>
              <Link className="btn btn--quiet btn--desk" to={paths.invoices({ tab: looks[group].tab })}>
                {t('do.seeAll')}
              </Link>
            </li>
          )}
        </Group>
      ))}
      {today.failures > 0 && (
        <Group
          id="failures"
          icon="octagon-x"
          tone="red"
          words={t('today:failures', { returnObjects: true })}
          count={today.failures}
        >
          <li className="todo__more">
            <span className="strong">{t('today:failures.count', { count: today.failures })}</span>
            <LinkButton size="desk" to={paths.failures()}>
              {t('today:failures.act')}
            </LinkButton>
          </li>
        </Group>
      )}
    </>
  );
};

type GroupProps = {
  id: string;
  icon: IconName;
  tone: 'red' | 'ochre';
  words: { title: string; note: string };
  count: number;
  children: ReactNode;
};

const Group = ({ id, icon, tone, words, count, children }: GroupProps) => (
  <section className="grp" data-tone={tone} data-group={id} aria-labelledby={`g-${id}`}>
    <div className="grp__h">
      <Icon name={icon} />
      <h2 className="h3" id={`g-${id}`}>
        {words.title}
      </h2>
      <span className="n num">{count}</span>
      <span className="small muted push">{words.note}</span>
    </div>
    <ul className="todo">{children}</ul>
  </section>
);
