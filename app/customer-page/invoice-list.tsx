import { Link } from '@remix-run/react';
import { paths } from '#app/lib/paths.ts';
import { useFormat, useT } from '#app/lib/use-t.tsx';
import { LinkButton } from '#app/ui/button.tsx';
import { Chip } from '#app/ui/chip.tsx';
import { SlicePager } from '#app/ui/slice-pager.tsx';
import { BalanceChip } from './balance-chip.tsx';
import { type CustomerInvoiceRow, type CustomerView, listId } from './customer-data.ts';

type Props = { view: CustomerView; invoices: NonNullable<CustomerView['invoices']> };

/** All invoices of this business to this customer, without limit of time, a page at once. */
export const InvoiceList = ({ view, invoices: { rows, slice } }: Props) => {
  const t = useT();
  const as = view.access.kind === 'session' ? (view.access.as ?? undefined) : undefined;
  return (
    <div className="mine">
      <h2 className="h2" id={listId}>
        {t('customer:mine.title', { business: view.business })}
      </h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className="sheet mine__t" aria-labelledby={listId} tabIndex={0}>
        <table className="ledger">
          <thead>
            <tr>
              <th scope="col">{t('customer:mine.number')}</th>
              <th scope="col">{t('customer:mine.date')}</th>
              <th scope="col">{t('customer:mine.subject')}</th>
              <th scope="col">{t('customer:mine.status')}</th>
              <th scope="col" className="r">
                {t('customer:mine.amount')}
              </th>
              <th scope="col">
                <span className="vh">{t('do.download')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.id} row={row} isCurrent={row.id === view.invoiceId} today={view.today} as={as} />
            ))}
          </tbody>
        </table>
      </section>
      <SlicePager slice={slice} name="list" top={listId} />
      <p>
        <LinkButton icon="file-text" to={paths.customerStatement(view.invoiceId, { as })}>
          {t('statement:see')}
        </LinkButton>
      </p>
    </div>
  );
};

const Row = ({
  row,
  isCurrent,
  today,
  as,
}: {
  row: CustomerInvoiceRow;
  isCurrent: boolean;
  today: string;
  as: string | undefined;
}) => {
  const t = useT();
  const f = useFormat();
  return (
    <tr>
      <td>
        <Link
          className="ref"
          to={paths.customerInvoice(row.id, { as })}
          aria-current={isCurrent ? 'page' : undefined}
        >
          <span className="nowrap">{row.number}</span>
        </Link>
      </td>
      <td className="small muted nowrap d">{f.date(row.issuedOn)}</td>
      <td className="o">{row.subject}</td>
      <td className="s">
        {row.kind === 'creditNote' ? (
          <Chip status="issued">{t('status:special.creditNote')}</Chip>
        ) : (
          <BalanceChip state={row.balance} owedCents={row.owedCents} dueOn={row.dueOn} today={today} />
        )}
      </td>
      <td className="r num strong">{f.money(row.amountCents, row.currency)}</td>
      <td className="x">
        {row.hasPdf && (
          <LinkButton
            look="quiet"
            size="desk"
            icon="download"
            iconOnly={t('customer:mine.download', { number: row.number })}
            to={paths.customerInvoicePdf(row.id, { as })}
            reloadDocument
          />
        )}
      </td>
    </tr>
  );
};
