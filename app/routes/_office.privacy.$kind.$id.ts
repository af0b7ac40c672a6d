import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { requireStaff } from '#app/auth/require-staff.server.ts';
import { paths } from '#app/lib/paths.ts';
import { services } from '#app/lib/services.server.ts';
import { personFile } from '#app/privacy/privacy.server.ts';

/** Everything that is kept on one person, for that person. A POST, as giving it is written down. */
export async function action({ request, params }: ActionFunctionArgs) {
  const staff = await requireStaff(request, { action: 'privacy' });
  if (!staff.isFresh) {
    const find = String((await request.formData()).get('find') ?? '').slice(0, 200);
    throw redirect(paths.confirm({ redirectTo: paths.privacy({ find }) }));
  }
  return personFile(services(), staff, params);
}
