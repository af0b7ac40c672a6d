import { Link } from '@remix-run/react';
import { paths } from '#app/lib/paths.ts';
import { useFormat, useT } from '#app/lib/use-t.tsx';
import { AgeRuler } from '#app/outstanding/age-ruler.tsx';
import { LinkButton } from '#app/ui/button.tsx';
import { Chip } from '#app/ui/chip.tsx';
import { Ledger, LedgerRow } from '#app/ui/ledger.tsx';
import { levelOf } from '#workflows/dunning/what-is-asked.ts';
import type { BankingData } from './banking.server.ts';

type Late = BankingData['late']['list'][number];

const levels = [null, 'dunned1', 'dunned2', 'formalNotice'] as const;

/** Who is late, the oldest first, how far he was asked, and the way to ask. */
export const LateList = ({ page }: { page: BankingData }) => {
  const t = useT();
  return (
    <Ledger label={t('banking:late.title')} stack>
      <thead>
        <tr>
          <th scope="col">{t('banking:late.customer')}</th>
          <th scope="col">{t('outstanding:column.age')}</th>
          <th scope="col">{t('outstanding:column.state')}</th>
          <th scope="col" className="r">
            {t('banking:late.amount')}
          </th>
          <th scope="col">
            <span className="vh">{t('banking:late.next')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {page.late.list.map((late) => (
          <Row
            key={`${late.customerId}${late.currency}`}
            late={late}
            planned={page.dunnings.planned.find(({ customerId }) => customerId === late.customerId)}
            mayDun={page.may.dun}
          />
        ))}
      </tbody>
    </Ledger>
  );
};

type Planned = BankingData['dunnings']['planned'][number] | undefined;

const Row = ({ late, planned, mayDun }: { late: Late; planned: Planned; mayDun: boolean }) => {
  const t = useT();
  const f = useFormat();
  const { customerId, currency, documents, lateCents, disputedCents, days, promisedOn } = late;
  return (
    <LedgerRow stage="ink" data-late={customerId}>
      <td className="what">
        <Link className="ref" to={paths.outstanding(customerId)}>
          {late.customerName}
        </Link>
        <span className="sub">
          {late.businessName}, {t('banking:late.documents', { count: documents })}
        </span>
      </td>
      <td className="age">
        <AgeRuler days={days} />
        <span className="sub">{t('outstanding:late', { count: days })}</span>
      </td>
      <td className="state">
        <Chip status={promisedOn ? 'promised' : (levels[late.dunnedLevel] ?? 'overdue')} />
        {promisedOn && <span className="sub">{t('outstanding:promised', { date: f.date(promisedOn) })}</span>}
        {planned && !planned.hold && (
          <span className="sub">
            {t('dunning:plan.owner.leaves', {
              level: t(`dunning:level${levelOf(planned.documents)}`),
              date: f.instant(planned.leavesAt),
            })}
          </span>
        )}
      </td>
      <td className="r num strong amt">
        {f.money(lateCents, currency)}
        {disputedCents > 0 && (
          <span className="sub">
            {t('banking:late.disputed', { amount: f.money(disputedCents, currency) })}
          </span>
        )}
      </td>
      <td className="r">
        {mayDun && !planned && (
          <LinkButton size="desk" icon="bell" to={paths.outstanding(customerId, { dun: '1' })}>
            {t('dunning:act')}
          </LinkButton>
        )}
      </td>
    </LedgerRow>
  );
};
