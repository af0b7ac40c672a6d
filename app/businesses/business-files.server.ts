import { contentDisposition } from '#app/lib/content-disposition.server.ts';
import { services } from '#app/lib/services.server.ts';
import { readLookFile } from '#workflows/parties/save-look.ts';
import { readMandateDocument } from '#workflows/parties/save-mandate.ts';

type Place = { officeId: string; businessId: string };

/** The logo or the terms of sale of a business, byte for byte as they were given. @throws Response 404 */
export async function lookFile(place: Place, file: string | undefined): Promise<Response> {
  const found =
    file === 'logo' || file === 'terms' ? await readLookFile(services(), { ...place, file }) : null;
  if (!found) throw new Response(null, { status: 404 });
  return answer(found.bytes, { 'Content-Type': found.type });
}

/** The signed mandate, byte for byte as it was uploaded. @throws Response 404 */
export async function mandateFile(place: Place & { mandateId: string }): Promise<Response> {
  const document = await readMandateDocument(services(), place);
  if (!document) throw new Response(null, { status: 404 });
  return answer(document.bytes, {
    'Content-Type': 'application/pdf',
    'Content-Disposition': contentDisposition('attachment', document.name),
  });
}

const answer = (bytes: Uint8Array, headers: Record<string, string>) =>
  new Response(bytes as Uint8Array<ArrayBuffer>, {
    headers: { ...headers, 'Cache-Control': 'private, no-store' },
  });
