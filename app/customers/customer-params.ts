import { pageOf } from '#app/lib/page-of.ts';
import type { CustomerKind } from '#db/queries/customers.ts';

export const customerPageSize = 50;

export const customerKinds = ['company', 'public', 'consumer'] as const satisfies readonly CustomerKind[];

/** What the address of the list says. Anything it can't read is as if it were not there. */
export type CustomerParams = {
  search: string;
  businessId: string | undefined;
  kind: CustomerKind | undefined;
  page: number;
};

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export function readCustomerParams(search: URLSearchParams): CustomerParams {
  const business = search.get('business') ?? '';
  return {
    search: (search.get('q') ?? '').slice(0, 100).trim(),
    businessId: uuid.test(business) ? business : undefined,
    kind: customerKinds.find((kind) => kind === search.get('kind')),
    page: pageOf(search.get('page')),
  };
}

/** The address's words for the same list; without `page`, its first one. */
export function customerQuery({ search, businessId, kind, page }: Partial<CustomerParams>) {
  return { q: search || undefined, business: businessId, kind, page: page && page > 1 ? page : undefined };
}
