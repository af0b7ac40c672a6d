import type { LoaderFunctionArgs } from '@remix-run/node';
import { requireStaff } from '#app/auth/require-staff.server.ts';
import { previewSvg } from '#app/invoices/files.server.ts';
import { getLocale } from '#app/lib/locale.server.ts';
import { services } from '#app/lib/services.server.ts';
import { uuidParam } from '#app/lib/uuid-param.ts';

/** The draft as it is saved. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, { action: 'read' });
  const locale = await getLocale(request);
  const { db, blobs } = services();
  const lines = new URL(request.url).searchParams.get('lines');
  return previewSvg({ db, blobs, staff, invoiceId: uuidParam(params.id), locale }, lines);
}
