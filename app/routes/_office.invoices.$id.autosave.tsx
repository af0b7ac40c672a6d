import type { ActionFunctionArgs } from '@remix-run/node';
import { requireStaff } from '#app/auth/require-staff.server.ts';
import { isDraftOf, saveEditor } from '#app/invoices/editor/save.server.ts';
import { tFor } from '#app/lib/i18n.ts';
import { getLocale } from '#app/lib/locale.server.ts';
import { services } from '#app/lib/services.server.ts';
import { uuidParam } from '#app/lib/uuid-param.ts';

/** Saves the editor while somebody types. Answers 401 instead of a redirect, so that what was typed stays on the screen. */
export async function action({ request, params }: ActionFunctionArgs) {
  const asJson = (status: number) => ({ status: status === 401 ? 'signedOut' : 'forbidden' });
  const staff = await requireStaff(request, { action: 'draft', asJson });
  const locale = await getLocale(request);
  const id = uuidParam(params.id);
  if (!(await isDraftOf(services(), staff.officeId, id)))
    return Response.json(
      { status: 'refused', text: tFor(locale)('invoices:refused.notFound') },
      { status: 404 },
    );
  return Response.json(await saveEditor(services(), staff, id, await request.formData(), { locale }));
}
