import { Link } from '@remix-run/react';
import { paths } from '#app/lib/paths.ts';
import { useFormat, useT } from '#app/lib/use-t.tsx';
import { Notice } from '#app/ui/notice.tsx';
import type { BankingData } from './banking.server.ts';

type Props = { chosen: NonNullable<BankingData['chosen']>; isEmpty: boolean };

/** So many are named. */
const mostNamed = 6;

/** What was chosen in the list of invoices, for which a line is looked for now. */
export const ChosenNotice = ({ chosen: { numbers, cents, currency, left }, isEmpty }: Props) => {
  const t = useT();
  const f = useFormat();
  const count = numbers.length;
  const rest = count - mostNamed;
  const named = [...numbers.slice(0, mostNamed), ...(rest > 0 ? [`+\u00a0${rest}`] : [])].join(', ');
  return (
    <Notice tone={count === 0 ? 'ochre' : undefined} role="status" told>
      {count === 0 ? (
        <p>{t('banking:chosen.nothing')}</p>
      ) : (
        <>
          <p>
            <b>{t('banking:chosen.title', { count, amount: f.money(cents, currency) })}</b>{' '}
            <span className="num">{named}</span>
          </p>
          <p>{isEmpty ? t('banking:chosen.none') : t('banking:chosen.body', { count })}</p>
        </>
      )}
      {left > 0 && <p>{t('banking:chosen.left', { count: left })}</p>}
      <p>
        <Link to={paths.settlements()}>{t('banking:chosen.all')}</Link>
      </p>
    </Notice>
  );
};
