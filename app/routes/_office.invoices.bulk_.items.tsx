import type { ActionFunctionArgs } from '@remix-run/node';
import { optionalStaff } from '#app/auth/require-staff.server.ts';
import { may } from '#app/auth/roles.ts';
import { readBulk, runBulk } from '#app/invoices/bulk/bulk.server.ts';
import { getLocale } from '#app/lib/locale.server.ts';
import { services } from '#app/lib/services.server.ts';

/** Some items of a bulk action, so that the page can say how far it is. Answers 401 instead of a redirect. */
export async function action({ request }: ActionFunctionArgs) {
  const staff = await optionalStaff(request);
  if (!staff) return Response.json({ results: null }, { status: 401 });
  if (!may(staff.role, 'draft')) return Response.json({ results: null }, { status: 403 });
  const asked = readBulk(await request.formData());
  return Response.json({ results: await runBulk(services(), staff, asked, await getLocale(request)) });
}
