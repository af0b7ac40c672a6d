import type { LoaderFunctionArgs } from '@remix-run/node';
import { requireStaff } from '#app/auth/require-staff.server.ts';
import { getLocale } from '#app/lib/locale.server.ts';
import { services } from '#app/lib/services.server.ts';
import { reportFile } from '#app/reports/report-file.server.ts';

/** A report as a spreadsheet: `/reports/turnover.csv?…`, with the filters of its page. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, { action: 'export' });
  const url = new URL(request.url);
  return reportFile(services(), staff, { file: params.file ?? '', url, locale: await getLocale(request) });
}
