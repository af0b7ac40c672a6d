import type { Staff } from '#app/auth/require-staff.server.ts';
import { may } from '#app/auth/roles.ts';
import { countries, countryName } from '#app/businesses/countries.server.ts';
import { adviceOn } from '#app/businesses/party-form.server.ts';
import type { Locale } from '#app/lib/format.ts';
import { pageOf } from '#app/lib/page-of.ts';
import { type Db, inOffice } from '#db/client.ts';
import { findBusiness, listBusinessNames } from '#db/queries/businesses.ts';
import {
  countInvoicesOfCustomer,
  findCustomer,
  listInvoicesOfCustomer,
  listLookalikes,
} from '#db/queries/customers.ts';
import { customerValues } from './customer-form.server.ts';

const pageSize = 25;

/** A customer with one page of its documents. Throws 404 for one that this office does not have. */
export async function readCustomer(db: Db, staff: Staff, id: string, request: Request, locale: Locale) {
  const wanted = pageOf(new URL(request.url).searchParams.get('page'));
  return inOffice(db, staff.officeId, async (tx) => {
    const customer = await findCustomer(tx, id);
    if (!customer) throw new Response(null, { status: 404 });
    const { officeId: _, ...shown } = customer;
    const business = await findBusiness(tx, customer.businessId);
    const of = { businessId: customer.businessId, customerId: id };
    const total = await countInvoicesOfCustomer(tx, of);
    const last = Math.max(1, Math.ceil(total / pageSize));
    const page = Math.min(wanted, last);
    const { siren, siret } = customer.party;
    return {
      customer: shown,
      businessName: business?.name ?? '',
      country: countryName(customer.party.address.country, locale),
      countries: countries(locale),
      values: customerValues(customer),
      advice: customer.kind === 'consumer' ? {} : adviceOn(customer.party, 'buyer', locale),
      lookalikes: await listLookalikes(tx, { businessId: customer.businessId, siren, siret, exceptId: id }),
      invoices: await listInvoicesOfCustomer(tx, { ...of, page, pageSize }),
      total,
      page,
      pageSize,
      mayEdit: may(staff.role, 'customers'),
      mayDraft: may(staff.role, 'draft'),
    };
  });
}

export type CustomerPage = Awaited<ReturnType<typeof readCustomer>>;

/** What the form of a new customer offers to choose from; `?business=` is chosen already. */
export async function readNewCustomer(db: Db, staff: Staff, request: Request, locale: Locale) {
  const businesses = await inOffice(db, staff.officeId, (tx) => listBusinessNames(tx));
  const asked = new URL(request.url).searchParams.get('business');
  const only = businesses.length === 1 ? businesses[0]?.id : undefined;
  return {
    businesses,
    businessId: businesses.find(({ id }) => id === asked)?.id ?? only ?? '',
    countries: countries(locale),
  };
}
