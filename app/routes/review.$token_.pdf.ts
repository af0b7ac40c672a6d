import type { LoaderFunctionArgs } from '@remix-run/node';
import { linkedReviewPdf } from '#app/reviews/review-pdf.server.ts';

export const loader = ({ request, params }: LoaderFunctionArgs) =>
  linkedReviewPdf(request, params.token ?? '');
