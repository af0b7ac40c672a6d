import { redirect } from '@remix-run/node';
import type { Staff } from '#app/auth/require-staff.server.ts';
import type { Locale } from '#app/lib/format.ts';
import { tFor } from '#app/lib/i18n.ts';
import { refused } from '#app/lib/parse-form.server.ts';
import { parseWithZod } from '#app/lib/parse-with-zod.ts';
import { paths } from '#app/lib/paths.ts';
import { type Db, inOffice } from '#db/client.ts';
import { findBusiness } from '#db/queries/businesses.ts';
import { findCustomer, insertCustomer, updateCustomer } from '#db/queries/customers.ts';
import {
  type CustomerValues,
  customerChange,
  customerForm,
  newCustomerForm,
} from './customer-form.server.ts';

type By = Pick<Staff, 'officeId'>;

/** A new customer of a business of the office. @returns undefined when there is no such business */
export function createCustomer(
  db: Db,
  { officeId }: By,
  businessId: string,
  values: CustomerValues,
): Promise<string | undefined> {
  return inOffice(db, officeId, async (tx) => {
    if (!(await findBusiness(tx, businessId))) return undefined;
    return insertCustomer(tx, { ...customerChange(values), officeId, businessId });
  });
}

/** Writes what was changed, if nobody else changed the customer meanwhile. Issued invoices keep the buyer they were made for. */
export function saveCustomer(
  db: Db,
  { officeId }: By,
  id: string,
  values: CustomerValues,
): Promise<'saved' | 'changed' | 'notFound'> {
  return inOffice(db, officeId, async (tx) => {
    const before = await findCustomer(tx, id);
    if (!before) return 'notFound';
    const change = customerChange(values, before.party);
    const { seen } = values;
    return seen !== undefined && (await updateCustomer(tx, { id, seen, change })) ? 'saved' : 'changed';
  });
}

/** Makes a customer from its form and goes to its page. */
export async function createCustomerFromForm(db: Db, staff: Staff, form: FormData, locale: Locale) {
  const noBusiness = tFor(locale)('customers:errors.business');
  const submission = parseWithZod(form, { schema: newCustomerForm(locale, noBusiness) });
  if (submission.status !== 'success') return refused(submission);
  const { businessId, ...values } = submission.value;
  const id = await createCustomer(db, staff, businessId, values);
  if (!id) return refused(submission, { fieldErrors: { businessId: [noBusiness] } });
  throw redirect(paths.customer(id, { done: 'created' }));
}

/** Changes a customer from its form and goes back to its page. */
export async function saveCustomerFromForm(db: Db, staff: Staff, id: string, form: FormData, locale: Locale) {
  const submission = parseWithZod(form, { schema: customerForm(locale) });
  if (submission.status !== 'success') return refused(submission);
  const saved = await saveCustomer(db, staff, id, submission.value);
  if (saved === 'notFound') throw new Response(null, { status: 404 });
  if (saved === 'changed') {
    return refused(submission, { formErrors: [tFor(locale)('businesses:errors.changed')] }, 409);
  }
  throw redirect(paths.customer(id, { done: 'saved' }));
}
