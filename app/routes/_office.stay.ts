import type { ActionFunctionArgs } from '@remix-run/node';
import { requireStaff } from '#app/auth/require-staff.server.ts';

/** Uses a session so that it goes on, when its person says so. 401 when it has ended. */
export async function action({ request }: ActionFunctionArgs) {
  await requireStaff(request, { action: 'read', asJson: () => ({}) });
  return new Response(null, { status: 204 });
}
