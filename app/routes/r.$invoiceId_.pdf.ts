import type { LoaderFunctionArgs } from '@remix-run/node';
import { requireLinkSession } from '#app/auth/link-guards.server.ts';
import { reviewPdf } from '#app/reviews/review-pdf.server.ts';

export const loader = async ({ request, params: { invoiceId = '' } }: LoaderFunctionArgs) => {
  const { officeId, person } = await requireLinkSession(request, { purpose: 'review', subjectId: invoiceId });
  return reviewPdf(request, { officeId, invoiceId, readerId: person.id, via: 'session' });
};
