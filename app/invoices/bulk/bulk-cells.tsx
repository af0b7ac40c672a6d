import { Link } from '@remix-run/react';
import { paths } from '#app/lib/paths.ts';
import { useFormat, useT } from '#app/lib/use-t.tsx';
import type { BulkItem } from './bulk.server.ts';

/** The heads of the cells below: which document, and for whom. */
export const WhichHeads = () => {
  const t = useT();
  return (
    <>
      <th scope="col">{t('invoices:column.number')}</th>
      <th scope="col">{t('invoices:column.who')}</th>
    </>
  );
};

export const AmountHead = () => {
  const t = useT();
  return (
    <th scope="col" className="r">
      {t('invoices:column.amount')}
    </th>
  );
};

/** Which document an act is about, and for whom. */
export const WhichCells = ({ item: { id, reference, buyerName, businessName } }: { item: BulkItem }) => {
  const t = useT();
  return (
    <>
      <td className="num">
        <Link className="ref" to={paths.invoice(id)}>
          {reference}
        </Link>
      </td>
      <td className="who what">
        <b>{buyerName || t('invoices:noBuyer')}</b>
        <span className="sub">{businessName}</span>
      </td>
    </>
  );
};

export const AmountCell = ({ item: { payableCents, currency } }: { item: BulkItem }) => {
  const f = useFormat();
  return <td className="r num amt">{f.money(payableCents, currency)}</td>;
};
