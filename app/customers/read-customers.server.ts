import type { Staff } from '#app/auth/require-staff.server.ts';
import { may } from '#app/auth/roles.ts';
import { type Db, inOffice } from '#db/client.ts';
import { listBusinessNames } from '#db/queries/businesses.ts';
import { countCustomers, listCustomers } from '#db/queries/customers.ts';
import { customerPageSize, readCustomerParams } from './customer-params.ts';

/** One page of the customers that the address asks for. A page after the last shows the last. */
export async function readCustomers(db: Db, staff: Staff, request: Request) {
  const params = readCustomerParams(new URL(request.url).searchParams);
  return inOffice(db, staff.officeId, async (tx) => {
    const filters = { search: params.search, businessId: params.businessId, kind: params.kind };
    const total = await countCustomers(tx, filters);
    const page = Math.min(params.page, Math.max(1, Math.ceil(total / customerPageSize)));
    const isFiltered = params.search !== '' || params.businessId !== undefined || params.kind !== undefined;
    return {
      params: { ...params, page },
      customers: await listCustomers(tx, { ...filters, page, pageSize: customerPageSize }),
      total,
      all: isFiltered ? await countCustomers(tx) : total,
      businesses: await listBusinessNames(tx),
      mayEdit: may(staff.role, 'customers'),
    };
  });
}

export type CustomersPage = Awaited<ReturnType<typeof readCustomers>>;
