import { paths } from '#app/lib/paths.ts';
import { useT } from '#app/lib/use-t.tsx';
import { SortHead, SortLink } from '#app/ui/ledger.tsx';
import type { InvoiceSortBy } from '#db/queries/invoice-order.ts';
import { type ListParams, listQuery } from './list-params.ts';
import { nextSort } from './sorts.ts';

type Props = {
  params: ListParams;
  /** The box that ticks all rows. */
  box: React.ReactNode;
  /** Whether the column of clocks stands in the list. */
  withClock: boolean;
};

/** The heads of the columns; those that sort are links, which keep tab, search and filters and begin at the top. */
export const ListHead = ({ params, box, withClock }: Props) => {
  const t = useT();
  const { sort } = params;
  const direction = (by: InvoiceSortBy) =>
    sort?.by === by ? (sort.descending ? ('descending' as const) : ('ascending' as const)) : undefined;
  const to = (by: InvoiceSortBy) => paths.invoices(listQuery({ ...params, sort: nextSort(sort, by) }));
  return (
    <thead>
      <tr>
        <th className="sel" scope="col">
          {box}
        </th>
        <SortHead
          to={to('number')}
          direction={direction('number')}
          more={
            // Where a date stands below the number or the amount, so does what sorts by it.
            <SortLink to={to('issued')} direction={direction('issued')} className="issued-sub">
              {t('invoices:column.issued')}
            </SortLink>
          }
        >
          {t('invoices:column.number')}
        </SortHead>
        <SortHead to={to('customer')} direction={direction('customer')}>
          {t('invoices:column.who')}
        </SortHead>
        <th scope="col">{t('invoices:column.subject')}</th>
        <th scope="col">{t('invoices:column.state')}</th>
        {withClock && <th scope="col">{t('invoices:column.clock')}</th>}
        <SortHead to={to('issued')} direction={direction('issued')} className="issued-c">
          {t('invoices:column.issued')}
        </SortHead>
        <SortHead to={to('due')} direction={direction('due')} className="due-c">
          {t('invoices:column.due')}
        </SortHead>
        <SortHead
          to={to('amount')}
          direction={direction('amount')}
          right
          more={
            <SortLink to={to('due')} direction={direction('due')} className="due-sub">
              {t('invoices:column.due')}
            </SortLink>
          }
        >
          {t('invoices:column.amount')}
        </SortHead>
      </tr>
    </thead>
  );
};
