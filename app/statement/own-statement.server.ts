import { requireCustomer } from '#app/customer-page/customer-session.server.ts';
import { paths } from '#app/lib/paths.ts';
import { services } from '#app/lib/services.server.ts';
import { uuidParam } from '#app/lib/uuid-param.ts';
import { inOffice } from '#db/client.ts';
import { findCustomerInvoice } from '#db/queries/customer-pages.ts';
import { loadStatement, statementFile } from './statement.server.ts';

/** The account behind a customer's session: that of the customer of the invoice he opened. @throws Response 404 */
async function own(request: Request, id: string | undefined) {
  const invoiceId = uuidParam(id);
  const session = await requireCustomer(request, invoiceId);
  const { officeId } = session;
  const found = await inOffice(services().db, officeId, (tx) => findCustomerInvoice(tx, { invoiceId }));
  if (!found?.customer) throw new Response(null, { status: 404 });
  const as = new URL(request.url).searchParams.get('as') === session.as ? session.as : null;
  return { officeId, customerId: found.customer.id, invoiceId, as };
}

export async function loadOwnStatement(request: Request, id: string | undefined) {
  const { officeId, customerId, invoiceId, as } = await own(request, id);
  const data = await loadStatement(services(), { officeId, customerId, request });
  return { data, invoiceId, as };
}

export async function ownStatementFile(request: Request, id: string | undefined, kind: 'pdf' | 'csv') {
  const { officeId, customerId, invoiceId, as } = await own(request, id);
  return statementFile(
    services(),
    { officeId, customerId, request },
    {
      as: kind,
      page: (query) => paths.customerStatement(invoiceId, { ...query, as: as ?? undefined }),
    },
  );
}
