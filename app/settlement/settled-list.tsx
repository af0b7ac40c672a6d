import { Link } from '@remix-run/react';
import { paths } from '#app/lib/paths.ts';
import { useFormat, useT } from '#app/lib/use-t.tsx';
import { LinkButton } from '#app/ui/button.tsx';
import { Ledger, LedgerRow } from '#app/ui/ledger.tsx';
import type { SettlementData } from './settlement.server.ts';

/** All that settled an invoice, the newest first; what was taken back is struck, with its reason. */
export const SettledList = ({ page, currency }: { page: SettlementData; currency: string }) => {
  const t = useT();
  if (page.settled.length === 0) return <p className="muted">{t('settlement:empty')}</p>;
  return (
    <Ledger label={t('settlement:history')} stack>
      <tbody>
        {page.settled.map((each) => (
          <Row key={each.id} each={each} page={page} currency={currency} />
        ))}
      </tbody>
    </Ledger>
  );
};

type Settled = SettlementData['settled'][number];

const Row = ({ each, page, currency }: { each: Settled; page: SettlementData; currency: string }) => {
  const t = useT();
  const f = useFormat();
  const { payment, credit, takenBack } = each;
  const undo = payment ? { reverse: payment.id } : { 'take-back': each.id };
  return (
    <LedgerRow stage="ink" struck={takenBack !== null} data-allocation={each.id}>
      <td className="num">{f.date(payment?.paidOn ?? each.at.slice(0, 10))}</td>
      <td className="what">
        {t(`settlement:kind.${each.kind}`)}
        {each.difference && `, ${t(`settlement:difference.kinds.${each.difference}`).toLowerCase()}`}
        {payment && `, ${t(`settlement:means.${payment.means}`).toLowerCase()}`}
        {credit && (
          <>
            {' '}
            <Link to={paths.invoice(credit.invoiceId)}>{credit.number}</Link>
          </>
        )}
        <span className="small muted block">
          {payment?.reference && `${payment.reference}, `}
          {payment &&
            payment.cents !== each.cents &&
            `${t('settlement:partOf', { amount: f.money(payment.cents, currency) })}, `}
          {t('settlement:by', { name: each.by })}
          {each.reason && each.kind !== 'difference' && ` : ${each.reason}`}
        </span>
        {takenBack && (
          <span className="small block">
            {t('settlement:takenBack', {
              date: f.instant(takenBack.at),
              name: takenBack.by,
              reason: takenBack.reason,
            })}
          </span>
        )}
      </td>
      <td className="r num strong amt">{f.money(each.cents, currency)}</td>
      <td className="r">
        {!takenBack && page.may.reverse && (
          <LinkButton size="desk" look="quiet" to={paths.settlement(page.id, undo)} preventScrollReset>
            {t(payment ? 'settlement:reverse.act' : 'settlement:takeBack.act')}
          </LinkButton>
        )}
      </td>
    </LedgerRow>
  );
};
