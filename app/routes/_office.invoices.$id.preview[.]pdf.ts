import type { LoaderFunctionArgs } from '@remix-run/node';
import { byStaff, noteOpen } from '#app/audit/note-open.server.ts';
import { requireStaff } from '#app/auth/require-staff.server.ts';
import { previewPdf } from '#app/invoices/files.server.ts';
import { getLocale } from '#app/lib/locale.server.ts';
import { services } from '#app/lib/services.server.ts';
import { uuidParam } from '#app/lib/uuid-param.ts';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, { action: 'read' });
  const invoiceId = uuidParam(params.id);
  const locale = await getLocale(request);
  const { db, blobs } = services();
  const pdf = await previewPdf({ db, blobs, staff, invoiceId, locale });
  return noteOpen(services(), request, byStaff(staff, invoiceId, 'draft'), pdf);
}
