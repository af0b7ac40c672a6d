import { useFormat, useT } from '#app/lib/use-t.tsx';
import { Ledger, LedgerRow } from '#app/ui/ledger.tsx';
import type { DunningRow } from '#db/queries/dunnings.ts';
import { sumsByCurrency } from '#workflows/invoice/sums-by-currency.ts';

/** What a customer was asked for, the newest first, with what became of it. */
export const DunningList = ({ list }: { list: readonly DunningRow[] }) => {
  const t = useT();
  return (
    <Ledger label={t('dunning:asked')} stack>
      <tbody>
        {list.map((each) => (
          <Row key={each.id} row={each} />
        ))}
      </tbody>
    </Ledger>
  );
};

const Row = ({ row }: { row: DunningRow }) => {
  const t = useT();
  const f = useFormat();
  const { state, level, at, leftAt, by, releasedBy, toAddress, documents, why, mailState } = row;
  const isBack = state === 'left' && mailState === 'bounced';
  return (
    <LedgerRow stage={state === 'left' ? 'ink' : 'pencil'} struck={state === 'nothing'} data-dunning={state}>
      <td className="num due-on">{f.instant(leftAt ?? at)}</td>
      <td className="what">
        {state === 'left' && level ? t(`dunning:level${level}`) : t(`dunning:state.${state}`)}
        <span className="sub">
          {[
            documents.map(({ number }) => number).join(', '),
            toAddress,
            t('dunning:by', { name: releasedBy ?? by }),
          ].join(' · ')}
        </span>
        {why && <span className="sub">{t(`dunning:cameTo.${why}`)}</span>}
        {isBack && <span className="sub error">{t('dunning:cameBack')}</span>}
      </td>
      <td className="r num strong amt">
        {sumsByCurrency(documents).map(({ currency, cents }) => (
          <span key={currency} className="block">
            {f.money(cents, currency)}
          </span>
        ))}
      </td>
    </LedgerRow>
  );
};
