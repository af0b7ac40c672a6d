import { paths } from '#app/lib/paths.ts';
import { useFormat, useT } from '#app/lib/use-t.tsx';
import { LinkButton } from '#app/ui/button.tsx';
import { Ledger, LedgerRow } from '#app/ui/ledger.tsx';
import type { OutstandingData } from './outstanding.server.ts';

/** What is the customer's: money or a credit note that settles nothing yet. */
export const CreditList = ({ page: { customer, credits, documents, may } }: { page: OutstandingData }) => {
  const t = useT();
  const f = useFormat();
  return (
    <Ledger label={t('outstanding:credits')} stack>
      <tbody>
        {credits.map(({ kind, id, on, label, means, cents, leftCents, currency }) => (
          <LedgerRow key={id} stage="ink" data-credit={kind}>
            <td className="what">
              <b className="strong">
                {kind === 'creditNote' ? label : means && t(`settlement:means.${means}`)}
              </b>
              <span className="sub">
                {kind === 'creditNote' ? t('settlement:kind.creditNote') : label}
                {leftCents < cents && ` ${t('outstanding:leftOf', { amount: f.money(cents, currency) })}`}
              </span>
            </td>
            <td className="num due-on">{f.date(on)}</td>
            <td className="state">
              {may.record && documents.some((each) => each.currency === currency) && (
                <LinkButton
                  size="desk"
                  to={paths.outstanding(customer.id, { impute: `${kind} ${id}` })}
                  preventScrollReset
                >
                  {t('outstanding:impute.act')}
                </LinkButton>
              )}
            </td>
            <td className="r num strong amt">{f.money(-leftCents, currency)}</td>
          </LedgerRow>
        ))}
      </tbody>
    </Ledger>
  );
};
