import { Link } from '@remix-run/react';
import { paths } from '#app/lib/paths.ts';
import { useFormat, useT } from '#app/lib/use-t.tsx';
import { Chip } from '#app/ui/chip.tsx';
import { Ledger, LedgerRow } from '#app/ui/ledger.tsx';
import { AgeRuler } from './age-ruler.tsx';
import type { OutstandingData } from './outstanding.server.ts';

type Document = OutstandingData['documents'][number];

/** What is owed, the oldest first; what is disputed or promised of it below. */
export const OpenList = ({ documents }: { documents: readonly Document[] }) => {
  const t = useT();
  return (
    <Ledger label={t('outstanding:open', { count: documents.length })} stack>
      <thead>
        <tr>
          <th scope="col">{t('outstanding:column.document')}</th>
          <th scope="col">{t('outstanding:column.due')}</th>
          <th scope="col">{t('outstanding:column.age')}</th>
          <th scope="col">{t('outstanding:column.state')}</th>
          <th scope="col" className="r">
            {t('outstanding:column.owed')}
          </th>
        </tr>
      </thead>
      <tbody>
        {documents.map((each) => (
          <Row key={each.invoiceId} document={each} />
        ))}
      </tbody>
    </Ledger>
  );
};

const Row = ({ document }: { document: Document }) => {
  const t = useT();
  const f = useFormat();
  const { invoiceId, number, subject, status, dueOn, days, lateCents, balanceCents, currency } = document;
  const money = (cents: number) => f.money(cents, currency);
  return (
    <LedgerRow stage="ink" data-open={number}>
      <td className="what">
        <Link className="ref num" to={paths.settlement(invoiceId)}>
          {number}
        </Link>
        <span className="sub">{subject}</span>
        <Parts document={document} />
      </td>
      <td className="num due-on">{dueOn ? f.date(dueOn) : t('settlement:noDay')}</td>
      <td className="age">
        {days !== null && (
          <>
            <AgeRuler days={lateCents > 0 ? days : 0} />
            <span className="sub">
              {days > 0 ? t('outstanding:late', { count: days }) : t('outstanding:dueIn', { count: -days })}
            </span>
          </>
        )}
      </td>
      <td className="state">
        <Chip status={status} />
      </td>
      <td className="r num strong amt">
        {money(balanceCents)}
        {lateCents > 0 && lateCents < balanceCents && (
          <span className="sub">{t('outstanding:partLate', { amount: money(lateCents) })}</span>
        )}
      </td>
    </LedgerRow>
  );
};

const Parts = ({ document }: { document: Document }) => {
  const t = useT();
  const f = useFormat();
  const { disputedCents, promisedOn, currency } = document;
  return (
    <>
      {disputedCents > 0 && (
        <span className="part">
          {t('outstanding:disputed', { amount: f.money(disputedCents, currency) })}
        </span>
      )}
      {promisedOn && <span className="part">{t('outstanding:promised', { date: f.date(promisedOn) })}</span>}
    </>
  );
};
