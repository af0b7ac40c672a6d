import type { ActionFunctionArgs } from '@remix-run/node';
import { actOnPasskeys } from '#app/account/passkey-actions.server.ts';
import { requireStaff } from '#app/auth/require-staff.server.ts';
import { visitOf } from '#app/auth/visit.server.ts';
import { paths } from '#app/lib/paths.ts';
import { services } from '#app/lib/services.server.ts';

/** For scripts: what a device is to make or to sign, and what it answered. */
export async function action({ request, context }: ActionFunctionArgs) {
  const asJson = () => ({ to: paths.signIn({ redirectTo: paths.account() }) });
  const staff = await requireStaff(request, { action: 'account', asJson });
  const visit = visitOf(request, context.clientAddress);
  const { status, ...answer } = await actOnPasskeys(services(), staff, await request.formData(), visit);
  return Response.json(answer, { status });
}
