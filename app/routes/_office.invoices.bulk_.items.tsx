import type { ActionFunctionArgs } from '@remix-run/node';
import { requireStaff } from '#app/auth/require-staff.server.ts';
import { readBulk } from '#app/invoices/bulk/bulk.server.ts';
import { runBulk } from '#app/invoices/bulk/bulk-run.server.ts';
import { getLocale } from '#app/lib/locale.server.ts';
import { services } from '#app/lib/services.server.ts';

/** Some items of a bulk action, so that the page can say how far it is. Answers 401 instead of a redirect. */
export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request, { action: 'draft', asJson: () => ({ results: null }) });
  const asked = readBulk(await request.formData());
  return Response.json({ results: await runBulk(services(), staff, asked, await getLocale(request)) });
}
