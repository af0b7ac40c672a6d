import type { LoaderFunctionArgs } from '@remix-run/node';
import { linkedCustomerPdf } from '#app/customer-page/customer-page.server.ts';

export const loader = ({ request, params }: LoaderFunctionArgs) =>
  linkedCustomerPdf(request, params.token ?? '');
