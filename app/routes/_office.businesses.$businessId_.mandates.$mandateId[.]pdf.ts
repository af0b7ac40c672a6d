import type { LoaderFunctionArgs } from '@remix-run/node';
import { requireStaff } from '#app/auth/require-staff.server.ts';
import { contentDisposition } from '#app/lib/content-disposition.server.ts';
import { services } from '#app/lib/services.server.ts';
import { uuidParam } from '#app/lib/uuid-param.ts';
import { readMandateDocument } from '#workflows/parties/save-mandate.ts';

/** The signed mandate, byte for byte as it was uploaded. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { officeId } = await requireStaff(request, { action: 'read' });
  const place = {
    officeId,
    businessId: uuidParam(params.businessId),
    mandateId: uuidParam(params.mandateId),
  };
  const document = await readMandateDocument(services(), place);
  if (!document) throw new Response(null, { status: 404 });
  return new Response(document.bytes as Uint8Array<ArrayBuffer>, {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': contentDisposition('attachment', document.name),
      'Cache-Control': 'private, no-store',
    },
  });
}
