import { Numbers } from '#app/dunning/numbers.tsx';
import { paths } from '#app/lib/paths.ts';
import { useFormat, useT } from '#app/lib/use-t.tsx';
import { LinkButton } from '#app/ui/button.tsx';
import { Sheet } from '#app/ui/sheet.tsx';
import { sumsByCurrency } from '#workflows/invoice/sums-by-currency.ts';
import type { OwedDunning } from './owed-dunning.server.ts';

type Props = { list: OwedDunning['planned']; as: string | undefined };

/** What leaves in the owner's name unless he holds it: to whom, how much, when; one tap each. */
export const PlannedMessages = ({ list, as }: Props) => {
  const t = useT();
  const f = useFormat();
  if (list.length === 0) return null;
  return (
    <section aria-labelledby="owed-planned">
      <div className="group-h">
        <h2 className="h3" id="owed-planned">
          {t('dunning:plan.owner.title')}
        </h2>
      </div>
      <p className="small muted">{t('dunning:plan.owner.note')}</p>
      <ul>
        {list.map(({ id, customer, documents, leavesAt, level }) => (
          <li key={id}>
            <Sheet stage="pencil" className="card owe" data-planned={id}>
              <div className="owe__top">
                <h3 className="h3">{customer}</h3>
                {sumsByCurrency(documents).map(({ currency, cents }) => (
                  <span key={currency} className="num nowrap strong">
                    {f.money(cents, currency)}
                  </span>
                ))}
              </div>
              <p className="small muted">
                {t('dunning:plan.owner.leaves', {
                  level: t(`dunning:level${level}`),
                  date: leavesAt ? f.instant(leavesAt) : '',
                })}
                {', '}
                <Numbers of={documents.map(({ number }) => number)} />
              </p>
              <div className="card__acts">
                <LinkButton
                  block
                  to={paths.portal({ tab: 'owed', as, hold: documents[0]?.invoiceId })}
                  preventScrollReset
                >
                  {t('dunning:hold.short')}
                </LinkButton>
              </div>
            </Sheet>
          </li>
        ))}
      </ul>
    </section>
  );
};
