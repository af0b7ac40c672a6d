import { useFormat, useT } from '#app/lib/use-t.tsx';
import { Ledger, LedgerRow } from '#app/ui/ledger.tsx';
import type { OutstandingData } from './outstanding.server.ts';

/** What came from the customer, the newest first; what was reversed is struck. */
export const PaymentList = ({ payments }: Pick<OutstandingData, 'payments'>) => {
  const t = useT();
  const f = useFormat();
  return (
    <Ledger label={t('outstanding:payments')} stack>
      <tbody>
        {payments.map(({ id, paidOn, means, reference, by, numbers, isReversed, cents, currency }) => (
          <LedgerRow key={id} stage="ink" struck={isReversed}>
            <td className="num due-on">{f.date(paidOn)}</td>
            <td className="what">
              {t(`settlement:means.${means}`)}
              <span className="sub">
                {[reference, numbers.join(', '), t('settlement:by', { name: by })]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </td>
            <td className="r num strong amt">{f.money(cents, currency)}</td>
          </LedgerRow>
        ))}
      </tbody>
    </Ledger>
  );
};
