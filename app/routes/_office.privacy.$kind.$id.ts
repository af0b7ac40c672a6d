import type { ActionFunctionArgs } from '@remix-run/node';
import { requireStaff } from '#app/auth/require-staff.server.ts';
import { services } from '#app/lib/services.server.ts';
import { personFile } from '#app/privacy/privacy.server.ts';

/** Everything that is kept on one person, for that person. A POST, as giving it is written down. */
export async function action({ request, params }: ActionFunctionArgs) {
  const staff = await requireStaff(request, { roles: ['admin'] });
  return personFile(services(), staff, params);
}
