import { Link } from '@remix-run/react';
import { paths } from '#app/lib/paths.ts';
import { useFormat, useT } from '#app/lib/use-t.tsx';
import { Ledger, LedgerRow } from '#app/ui/ledger.tsx';
import type { DunningRow } from '#db/queries/dunnings.ts';
import { sumsByCurrency } from '#workflows/invoice/sums-by-currency.ts';
import { useDunningFacts } from './use-dunning-facts.ts';

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
  const { id, customerId, state, level, at, leftAt, documents, why, said, saidBy, notice, mailState } = row;
  const facts = useDunningFacts();
  const isBack = state === 'left' && mailState === 'bounced';
  return (
    <LedgerRow stage={state === 'left' ? 'ink' : 'pencil'} struck={state === 'nothing'} data-dunning={state}>
      <td className="num due-on">{f.instant(leftAt ?? at)}</td>
      <td className="what">
        {state === 'left' && level
          ? t(`dunning:level${level}`)
          : notice
            ? t('dunning:notice.state', { state: t(`dunning:state.${state}`).toLowerCase() })
            : t(`dunning:state.${state}`)}
        <span className="sub">
          {[documents.map(({ number }) => number).join(', '), ...facts(row)].join(' · ')}
        </span>
        {row.channel === 'letter' && (state === 'prepared' || state === 'agreed') && (
          <Link className="sub" to={paths.outstanding(customerId, { waiting: id })}>
            {t('dunning:letter.see')}
          </Link>
        )}
        {state === 'written' && (
          <Link className="sub" to={paths.letters()}>
            {t('dunning:letter.toPrint')}
          </Link>
        )}
        {said && <span className="sub">{t('dunning:letter.said', { name: saidBy, words: said })}</span>}
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
