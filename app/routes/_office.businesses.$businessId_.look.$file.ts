import type { LoaderFunctionArgs } from '@remix-run/node';
import { requireStaff } from '#app/auth/require-staff.server.ts';
import { lookFile } from '#app/businesses/business-files.server.ts';
import { uuidParam } from '#app/lib/uuid-param.ts';

/** The logo or the terms of sale of a business. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { officeId } = await requireStaff(request, { action: 'read' });
  return lookFile({ officeId, businessId: uuidParam(params.businessId) }, params.file);
}
