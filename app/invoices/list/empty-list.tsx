import { paths } from '#app/lib/paths.ts';
import { useT } from '#app/lib/use-t.tsx';
import { LinkButton } from '#app/ui/button.tsx';
import { Empty } from '#app/ui/empty.tsx';
import { activeFilters, type ListParams, listQuery } from './list-params.ts';
import { noFilters } from './typed-filters.ts';

/** Nothing because of filters, nothing in this tab, or nothing at all yet: three different things. */
export const EmptyList = ({
  params,
  isNew,
  mayDraft,
}: {
  params: ListParams;
  isNew: boolean;
  mayDraft: boolean;
}) => {
  const t = useT();
  if (activeFilters(params).length > 0) {
    const reset = paths.invoices(listQuery({ ...params, ...noFilters }));
    return (
      <Empty
        icon="search-x"
        title={t('invoices:empty.filtered')}
        action={
          <LinkButton icon="rotate-ccw" to={reset}>
            {t('do.resetFilters')}
          </LinkButton>
        }
      >
        {t('invoices:empty.filteredBody')}
      </Empty>
    );
  }
  if (!isNew) return <Empty title={t('invoices:empty.tab')}>{t('invoices:empty.tabBody')}</Empty>;
  return (
    <Empty
      icon="pencil-line"
      title={t('invoices:empty.title')}
      action={
        mayDraft && (
          <LinkButton look="primary" icon="plus" to={paths.newInvoice()}>
            {t('invoices:new')}
          </LinkButton>
        )
      }
    >
      {t('invoices:empty.body')}
    </Empty>
  );
};
