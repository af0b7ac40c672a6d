import type { LoaderFunctionArgs } from '@remix-run/node';
import { requireStaff } from '#app/auth/require-staff.server.ts';
import { templateCsv } from '#app/invoices/import/template-csv.ts';
import { contentDisposition } from '#app/lib/content-disposition.server.ts';
import { tFor } from '#app/lib/i18n.ts';
import { getLocale } from '#app/lib/locale.server.ts';

/** A table to begin with. */
export async function loader({ request }: LoaderFunctionArgs) {
  await requireStaff(request, { action: 'draft' });
  const name = tFor(await getLocale(request))('editor:import.templateName');
  return new Response(templateCsv, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': contentDisposition('attachment', name),
    },
  });
}
