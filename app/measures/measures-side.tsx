import { useT } from '#app/lib/use-t.tsx';
import { AgedBar } from './aged-bar.tsx';
import type { Measures } from './measures.server.ts';
import { Patterns } from './patterns.tsx';
import { PayDays } from './pay-days.tsx';
import { WeekBars } from './week-bars.tsx';

/** What should come in, how old it is, and how long customers take; a drawing a currency. */
export const MeasuresSide = ({ measures: { money, payDays } }: { measures: Measures }) => {
  const t = useT();
  return (
    <aside className="side" aria-label={t('banking:measures.side')}>
      <Patterns />
      <section className="fig">
        <h2 className="h3">{t('banking:measures.expected')}</h2>
        {money.length === 0 && <p className="small muted">{t('banking:measures.nothing')}</p>}
        {money.map((each) => (
          <WeekBars key={each.currency} money={each} />
        ))}
      </section>
      {money.length > 0 && (
        <section className="fig">
          <h2 className="h3">{t('reports:name.aged')}</h2>
          <p className="small muted">{t('banking:measures.aged')}</p>
          {money.map((each) => (
            <AgedBar key={each.currency} money={each} />
          ))}
        </section>
      )}
      <section className="fig">
        <h2 className="h3">{t('banking:measures.payDays')}</h2>
        <PayDays list={payDays} />
      </section>
    </aside>
  );
};
