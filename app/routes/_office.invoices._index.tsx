import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData, useNavigate } from '@remix-run/react';
import { requireStaff } from '#app/auth/require-staff.server.ts';
import { may } from '#app/auth/roles.ts';
import { EmptyList } from '#app/invoices/list/empty-list.tsx';
import { InvoiceList } from '#app/invoices/list/invoice-list.tsx';
import { loadInvoiceList } from '#app/invoices/list/list.server.ts';
import { useKeptList } from '#app/invoices/list/list-address.ts';
import { ListFilters } from '#app/invoices/list/list-filters.tsx';
import { type ListParams, listQuery, readListParams } from '#app/invoices/list/list-params.ts';
import { ListPages } from '#app/invoices/list/pages.tsx';
import { StatusTabs } from '#app/invoices/list/status-tabs.tsx';
import { noFilters } from '#app/invoices/list/typed-filters.ts';
import { pageTitle } from '#app/lib/meta.ts';
import { paths } from '#app/lib/paths.ts';
import { services } from '#app/lib/services.server.ts';
import { useT } from '#app/lib/use-t.tsx';
import { LinkButton } from '#app/ui/button.tsx';
import { PageHead } from '#app/ui/page.tsx';
import { usePageKeys } from '#app/ui/use-page-keys.ts';

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, { action: 'read' });
  const params = readListParams(new URL(request.url).searchParams);
  return {
    params,
    mayDraft: may(staff.role, 'draft'),
    maySettle: may(staff.role, 'payments'),
    ...(await loadInvoiceList(services(), staff, params)),
  };
}

export const meta = pageTitle((t) => t('invoices:title'));

export default function Invoices() {
  const t = useT();
  const { params, mayDraft, maySettle, rows, counts, ...list } = useLoaderData<typeof loader>();
  useKeptList(params);
  const navigate = useNavigate();
  const lead = (change: Partial<ListParams>) => navigate(paths.invoices(listQuery({ ...params, ...change })));
  // Here, not beside the rows: what hides all of them is taken off by its key as well.
  usePageKeys({
    n: () => mayDraft && navigate(paths.newInvoice({ business: params.businessId })),
    p: () => lead({ hideProvisional: !params.hideProvisional }),
    r: () => lead(noFilters),
  });
  return (
    <>
      <PageHead title={t('invoices:title')}>
        <LinkButton size="desk" icon="hourglass" to={paths.monthEnd()}>
          {t('invoices:monthEnd.short')}
        </LinkButton>
        {mayDraft && (
          <>
            <LinkButton size="desk" icon="file-up" to={paths.importInvoices()}>
              {t('invoices:import')}
            </LinkButton>
            <LinkButton
              size="desk"
              look="primary"
              icon="plus"
              shortcut="N"
              to={paths.newInvoice({ business: params.businessId })}
            >
              {t('invoices:new')}
            </LinkButton>
          </>
        )}
      </PageHead>
      <StatusTabs params={params} counts={counts} />
      <ListFilters params={params} businesses={list.businesses} months={list.months} hidden={list.hidden} />
      {rows.length > 0 ? (
        <>
          <InvoiceList
            {...{ rows, params, mayDraft, maySettle }}
            total={list.total}
            now={list.now}
            mode={list.mode}
          />
          <ListPages rows={rows} hasEarlier={list.hasEarlier} hasLater={list.hasLater} params={params} />
        </>
      ) : (
        <EmptyList params={params} isNew={counts.all === 0} mayDraft={mayDraft} />
      )}
    </>
  );
}
