import { Link } from '@remix-run/react';
import { paths } from '#app/lib/paths.ts';
import { useFormat, useT } from '#app/lib/use-t.tsx';
import { Ledger, LedgerRow } from '#app/ui/ledger.tsx';
import type { PlannedDunning } from '#db/queries/dunning-plans.ts';
import { levelOf } from '#workflows/dunning/what-is-asked.ts';
import { sumsByCurrency } from '#workflows/invoice/sums-by-currency.ts';
import { HoldForm, LiftForm } from './hold-forms.tsx';
import { Numbers } from './numbers.tsx';

type Props = { list: readonly PlannedDunning[]; holdId: string; mayHold: boolean };

/** What plans announced and what leaves next, to whom and how much; what is held is struck, with who holds it. */
export const PlannedList = ({ list, holdId, mayHold }: Props) => {
  const t = useT();
  const f = useFormat();
  return (
    <Ledger label={t('dunning:plan.page.planned')} stack>
      <tbody>
        {list.map(({ id, customerId, customer, business, leavesAt, documents, hold }) => (
          <LedgerRow key={id} stage="pencil" struck={hold !== null} data-planned={hold ? 'held' : 'leaves'}>
            <td className="what">
              <Link className="ref" to={paths.outstanding(customerId)}>
                {customer}
              </Link>
              <span className="sub">
                {business}, <Numbers of={documents.map(({ number }) => number)} />
              </span>
            </td>
            <td className="state">
              {t(`dunning:level${levelOf(documents)}`)}
              <span className="sub">
                {hold ? <HeldBy hold={hold} /> : t('dunning:plan.page.leaves', { date: f.instant(leavesAt) })}
              </span>
            </td>
            <td className="r num strong amt">
              {sumsByCurrency(documents).map(({ currency, cents }) => (
                <span key={currency} className="sum">
                  {f.money(cents, currency)}
                </span>
              ))}
            </td>
            <td className="r">
              {mayHold && !hold && <HoldForm customerId={customerId} name={customer} holdId={holdId} />}
              {mayHold && hold && !hold.isOwners && <LiftForm customerId={customerId} holdId={hold.id} />}
            </td>
          </LedgerRow>
        ))}
      </tbody>
    </Ledger>
  );
};

const HeldBy = ({ hold: { by, untilOn } }: { hold: NonNullable<PlannedDunning['hold']> }) => {
  const t = useT();
  const f = useFormat();
  return untilOn
    ? t('dunning:plan.page.heldUntil', { name: by, date: f.date(untilOn) })
    : t('dunning:plan.page.heldBy', { name: by });
};
