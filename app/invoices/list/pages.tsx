import { paths } from '#app/lib/paths.ts';
import { useT } from '#app/lib/use-t.tsx';
import { LinkButton } from '#app/ui/button.tsx';
import type { InvoiceRow } from '#db/queries/invoices.ts';
import { type ListParams, listQuery, writePlace } from './list-params.ts';
import { placeOf } from './sorts.ts';

type Props = { rows: readonly InvoiceRow[]; hasEarlier: boolean; hasLater: boolean; params: ListParams };

/** Links to the rows around; a place is a row, not a page number, so that new invoices don't push rows about. */
export const ListPages = ({ rows, hasEarlier, hasLater, params }: Props) => {
  const t = useT();
  const [first, last] = [rows[0], rows.at(-1)];
  const query = listQuery(params);
  if (!first || !last || (!hasEarlier && !hasLater)) return null;
  return (
    <nav className="row pager" aria-label={t('invoices:pages')}>
      {hasEarlier && (
        <LinkButton
          size="desk"
          icon="chevron-left"
          rel="prev"
          to={paths.invoices({ ...query, before: writePlace(placeOf(params.sort, first)) })}
        >
          {t(params.sort ? 'invoices:before' : 'invoices:newer')}
        </LinkButton>
      )}
      {hasLater && (
        <LinkButton
          size="desk"
          icon="chevron-right"
          rel="next"
          to={paths.invoices({ ...query, after: writePlace(placeOf(params.sort, last)) })}
        >
          {t(params.sort ? 'invoices:after' : 'invoices:older')}
        </LinkButton>
      )}
    </nav>
  );
};
