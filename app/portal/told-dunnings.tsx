import { useFormat, useT } from '#app/lib/use-t.tsx';
import type { DunningRow } from '#db/queries/dunnings.ts';
import { sumsByCurrency } from '#workflows/invoice/sums-by-currency.ts';

/** What left to customers in the business's name, and what did not, the newest first. */
export const ToldDunnings = ({ list }: { list: readonly DunningRow[] }) => {
  const t = useT();
  const f = useFormat();
  if (list.length === 0) return null;
  return (
    <section aria-labelledby="told-dunnings">
      <div className="group-h">
        <h2 className="h3" id="told-dunnings">
          {t('dunning:toldTitle')}
        </h2>
      </div>
      <ul className="told-list">
        {list.map(({ id, customer, state, level, channel, posted, at, leftAt, documents, why }) => (
          <li key={id} data-dunning={state}>
            <p className="owe__top">
              <b className="strong">{customer}</b>
              {sumsByCurrency(documents).map(({ currency, cents }) => (
                <span key={currency} className="num nowrap">
                  {f.money(cents, currency)}
                </span>
              ))}
            </p>
            <p className="small muted">
              {state === 'left' && level ? t(`dunning:level${level}`) : t(`dunning:state.${state}`)}
              {', '}
              {posted
                ? t(posted.registered ? 'dunning:letter.postedAs' : 'dunning:letter.posted', {
                    date: f.date(posted.on),
                    number: posted.registered,
                  })
                : [t(`dunning:letter.by.${channel}`), f.instant(leftAt ?? at)].join(', ')}
            </p>
            {why && <p className="small muted">{t(`dunning:cameTo.${why}`)}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
};
