import type { LoaderFunctionArgs } from '@remix-run/node';
import { customerPdf } from '#app/customer-page/customer-page.server.ts';
import { requireCustomer } from '#app/customer-page/customer-session.server.ts';

export const loader = async ({ request, params: { invoiceId = '' } }: LoaderFunctionArgs) => {
  const { officeId, person } = await requireCustomer(request, invoiceId);
  return customerPdf(request, { officeId, invoiceId, readerId: person.id, via: 'session' });
};
