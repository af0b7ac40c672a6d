import { Link } from '@remix-run/react';
import { paths } from '#app/lib/paths.ts';
import { useFormat, useT } from '#app/lib/use-t.tsx';
import { Ledger, LedgerRow } from '#app/ui/ledger.tsx';
import type { OpenStep } from '#db/queries/contacts.ts';
import { DoneForm } from './line-of-time.tsx';

type Props = { list: readonly OpenStep[]; today: string; mayEnd: boolean };

/** What colleagues said that they would do, and is due. */
export const StepsList = ({ list, today, mayEnd }: Props) => {
  const t = useT();
  const f = useFormat();
  return (
    <Ledger label={t('contacts:steps')} stack>
      <tbody>
        {list.map(({ contactId, customerId, customer, business, step, on, who }) => (
          <LedgerRow key={contactId} stage="pencil" data-step={on < today ? 'late' : 'open'}>
            <td className="what">
              <Link className="ref" to={paths.outstanding(customerId)}>
                {step}
              </Link>
              <span className="sub">
                {customer}, {business}
              </span>
            </td>
            <td className="state">{t('contacts:nextBy', { date: f.date(on), name: who })}</td>
            <td className="r">{mayEnd && <DoneForm contactId={contactId} action={paths.settlements()} />}</td>
          </LedgerRow>
        ))}
      </tbody>
    </Ledger>
  );
};
