import type { LoaderFunctionArgs } from '@remix-run/node';
import { requireStaff } from '#app/auth/require-staff.server.ts';
import { mandateFile } from '#app/businesses/business-files.server.ts';
import { uuidParam } from '#app/lib/uuid-param.ts';

/** The signed mandate. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { officeId } = await requireStaff(request, { action: 'read' });
  const place = { officeId, businessId: uuidParam(params.businessId) };
  return mandateFile({ ...place, mandateId: uuidParam(params.mandateId) });
}
