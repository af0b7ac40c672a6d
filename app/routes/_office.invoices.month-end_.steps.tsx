import type { ActionFunctionArgs } from '@remix-run/node';
import { requireStaff } from '#app/auth/require-staff.server.ts';
import { sendNext } from '#app/invoices/month-end/month-end.server.ts';
import { getLocale } from '#app/lib/locale.server.ts';
import { services } from '#app/lib/services.server.ts';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** One step of a month's end, so that the page can say how far it is. Answers 401 instead of a redirect. */
export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request, { action: 'draft', asJson: () => null });
  const after = String((await request.formData()).get('after') ?? '');
  const locale = await getLocale(request);
  return Response.json(await sendNext(services(), staff, { after: uuid.test(after) ? after : null, locale }));
}
