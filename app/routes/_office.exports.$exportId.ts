import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { requireStaff } from '#app/auth/require-staff.server.ts';
import { exportResponse } from '#app/exports/exports.server.ts';
import { paths } from '#app/lib/paths.ts';
import { services } from '#app/lib/services.server.ts';
import { uuidParam } from '#app/lib/uuid-param.ts';

/** An export's file. A POST, as taking it away is written down. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const staff = await requireStaff(request, { action: 'export' });
  if (!staff.isFresh) throw redirect(paths.confirm({ redirectTo: paths.exports() }));
  const from = context.clientAddress;
  return exportResponse(services(), staff, { id: uuidParam(params.exportId), from });
}
