import { Link } from '@remix-run/react';
import { paths } from '#app/lib/paths.ts';
import { useFormat, useT } from '#app/lib/use-t.tsx';
import type { DunningLevel } from '#db/shapes/dunning.ts';
import type { TriedPlan as Tried } from './plan.server.ts';

/** What a plan would have sent in the last 30 days, and what it sends or proposes next; the figures before the names. */
export const TriedPlan = ({ tried, isOutdated }: { tried: Tried; isOutdated: boolean }) => {
  const t = useT();
  const f = useFormat();
  const { mode, past, next, nextAt } = tried;
  const key = mode === 'automatic' ? 'next' : 'nextProposed';
  return (
    <section className="rehearsal" aria-live="polite" aria-labelledby="tried" data-tried={past.count}>
      <h2 className="h3" id="tried">
        {t('dunning:plan.tried.title')}
      </h2>
      {isOutdated && <p className="advice">{t('dunning:plan.tried.outdated')}</p>}
      {mode === 'hand' && <p className="small muted">{t('dunning:plan.tried.hand')}</p>}
      <p className="rehearsal__end" data-next={next.count}>
        {t(`dunning:plan.tried.${key}`, { count: next.count, date: f.instant(nextAt) })}
      </p>
      <Messages list={next.list} rest={next.count - next.list.length} />
      <p className="rehearsal__end">{t('dunning:plan.tried.past', { count: past.count })}</p>
      <Messages list={past.list} rest={past.count - past.list.length} />
      <p className="small muted">{t('dunning:plan.tried.how')}</p>
    </section>
  );
};

type Message = {
  on?: string;
  customerId: string;
  customer: string;
  level: DunningLevel;
  sums: { currency: string; cents: number }[];
};

const Messages = ({ list, rest }: { list: readonly Message[]; rest: number }) => {
  const t = useT();
  const f = useFormat();
  if (list.length === 0) return null;
  return (
    <ul className="tried plain">
      {list.map(({ on, customerId, customer, level, sums }) => (
        <li key={`${on ?? ''}${customerId}`}>
          <span>
            {on && <span className="num muted">{f.date(on)} </span>}
            <Link to={paths.outstanding(customerId)}>{t('dunning:plan.tried.row', { customer, level })}</Link>
          </span>
          <b className="num nowrap">
            {sums.map(({ currency, cents }) => f.money(cents, currency)).join(' + ')}
          </b>
        </li>
      ))}
      {rest > 0 && <li className="muted">{t('dunning:plan.tried.more', { count: rest })}</li>}
    </ul>
  );
};
