import type { ActionFunctionArgs } from '@remix-run/node';
import { requireStaff } from '#app/auth/require-staff.server.ts';
import { drawTyped } from '#app/invoices/editor/draw-typed.server.ts';
import { getLocale } from '#app/lib/locale.server.ts';
import { services } from '#app/lib/services.server.ts';
import { uuidParam } from '#app/lib/uuid-param.ts';

/** The draft as it would be with what the editor's form holds; nothing is saved. Answers 401 instead of a redirect. */
export async function action({ request, params }: ActionFunctionArgs) {
  const staff = await requireStaff(request, { action: 'draft', asJson: () => null });
  const [form, locale] = await Promise.all([request.formData(), getLocale(request)]);
  const { db, blobs } = services();
  return drawTyped({ db, blobs, staff, invoiceId: uuidParam(params.id), locale }, form);
}
