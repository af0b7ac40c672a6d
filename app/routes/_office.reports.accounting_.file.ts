import type { ActionFunctionArgs } from '@remix-run/node';
import { giveJournals } from '#app/accounting/accounting-acts.server.ts';
import { requireStaff } from '#app/auth/require-staff.server.ts';
import { getLocale } from '#app/lib/locale.server.ts';
import { services } from '#app/lib/services.server.ts';

/** A file is an answer of its own: a route with a page would draw itself around it. */
export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request, { action: 'export' });
  const [form, locale] = await Promise.all([request.formData(), getLocale(request)]);
  return giveJournals({ s: services(), staff, form, locale });
}
