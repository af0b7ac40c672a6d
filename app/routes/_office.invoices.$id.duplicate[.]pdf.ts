import type { LoaderFunctionArgs } from '@remix-run/node';
import { byStaff, noteOpen } from '#app/audit/note-open.server.ts';
import { requireStaff } from '#app/auth/require-staff.server.ts';
import { duplicatePdf } from '#app/invoices/files.server.ts';
import { services } from '#app/lib/services.server.ts';
import { uuidParam } from '#app/lib/uuid-param.ts';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, { action: 'read' });
  const invoiceId = uuidParam(params.id);
  const pdf = await duplicatePdf(services(), staff, invoiceId);
  return noteOpen(services(), request, byStaff(staff, invoiceId, 'duplicate'), pdf);
}
