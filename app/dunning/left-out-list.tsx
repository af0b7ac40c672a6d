import { useFormat, useT } from '#app/lib/use-t.tsx';
import type { LeftOut } from '#db/shapes/dunning.ts';

/** What is late and not asked for, each with its reason. */
export const LeftOutList = ({ list }: { list: readonly LeftOut[] }) => {
  const t = useT();
  const f = useFormat();
  if (list.length === 0) return null;
  return (
    <div>
      <h3 className="strong">{t('dunning:leftOut')}</h3>
      <ul className="plain">
        {list.map(({ invoiceId, number, cents, currency, why }) => (
          <li key={`${invoiceId} ${why}`} data-left-out={why}>
            <span className="num nowrap">{number}</span>
            {', '}
            {t(`dunning:leftOutFor.${why}`, { amount: f.money(cents, currency) })}
          </li>
        ))}
      </ul>
    </div>
  );
};
