import { deadLinkStatus, readLink } from '#app/auth/link-guards.server.ts';
import { getLocale } from '#app/lib/locale.server.ts';
import { services } from '#app/lib/services.server.ts';
import { inOffice } from '#db/client.ts';
import { readLook } from '#workflows/documents/look/read-look.ts';
import { typeset } from '#workflows/documents/typeset.ts';
import { gatherReview } from './gather-review.server.ts';
import { pdfNotReady, pdfResponse } from './pdf-response.server.ts';
import { typesetInputOf } from './typeset-input-of.server.ts';

type Place = { officeId: string; invoiceId: string };

/** The PDF behind a mail's link; a dead link has none. Reads only. */
export async function linkedReviewPdf(request: Request, token: string): Promise<Response> {
  const link = await readLink(token, 'review');
  if (link.state !== 'valid') throw new Response(null, { status: deadLinkStatus });
  return reviewPdf(request, { officeId: link.officeId, invoiceId: link.link.subjectId });
}

/** The sealed document once it is issued; before, the round that was shown, set anew and marked as provisional. */
export async function reviewPdf(request: Request, { officeId, invoiceId }: Place): Promise<Response> {
  const { db, blobs } = services();
  const found = await inOffice(db, officeId, (tx) => gatherReview(tx, { invoiceId }));
  if (!found?.content) throw new Response(null, { status: 404 });
  const { issued, pdf, invoice } = found.record;
  if (issued) {
    const bytes = pdf && (await blobs.get(pdf.sha256));
    return bytes ? pdfResponse(bytes, issued.number) : pdfNotReady();
  }
  const input = typesetInputOf({ ...found, content: found.content }, await getLocale(request));
  const look = await readLook(blobs, found.record.business.look);
  return pdfResponse(await typeset({ ...input, look }), invoice.provisionalRef);
}
