import type { LoaderFunctionArgs } from '@remix-run/node';
import { requireStaff } from '#app/auth/require-staff.server.ts';
import { services } from '#app/lib/services.server.ts';
import { uuidParam } from '#app/lib/uuid-param.ts';
import { readLookFile } from '#workflows/parties/save-look.ts';

/** The logo or the terms of sale of a business, byte for byte as they were given. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { officeId } = await requireStaff(request, { action: 'read' });
  const { file } = params;
  if (file !== 'logo' && file !== 'terms') throw new Response(null, { status: 404 });
  const found = await readLookFile(services(), { officeId, businessId: uuidParam(params.businessId), file });
  if (!found) throw new Response(null, { status: 404 });
  return new Response(found.bytes as Uint8Array<ArrayBuffer>, {
    headers: { 'Content-Type': found.type, 'Cache-Control': 'private, no-store' },
  });
}
