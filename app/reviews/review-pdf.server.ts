import { noteOpen } from '#app/audit/note-open.server.ts';
import { deadLinkStatus, readLink } from '#app/auth/link-guards.server.ts';
import { readerLocale } from '#app/auth/reader-locale.server.ts';
import { services } from '#app/lib/services.server.ts';
import { inOffice } from '#db/client.ts';
import { readLook } from '#workflows/documents/look/read-look.ts';
import { typeset } from '#workflows/documents/typeset.ts';
import { gatherReview } from './gather-review.server.ts';
import { pdfNotReady, pdfResponse } from './pdf-response.server.ts';
import { typesetInputOf } from './typeset-input-of.server.ts';

type Opened = { officeId: string; invoiceId: string; readerId: string; via: 'session' | 'link' };

/** The PDF behind a mail's link; a dead link has none. Reads only. */
export async function linkedReviewPdf(request: Request, token: string): Promise<Response> {
  const link = await readLink(token, 'review');
  if (link.state !== 'valid') throw new Response(null, { status: deadLinkStatus });
  const { officeId, link: row, person } = link;
  return reviewPdf(request, { officeId, invoiceId: row.subjectId, readerId: person.id, via: 'link' });
}

/** The sealed document once it is issued; before, the round that was shown, set anew and marked as provisional. */
export async function reviewPdf(request: Request, opened: Opened): Promise<Response> {
  const { officeId, invoiceId } = opened;
  const { db, blobs } = services();
  const found = await inOffice(db, officeId, (tx) => gatherReview(tx, { invoiceId }));
  if (!found?.content) throw new Response(null, { status: 404 });
  const { issued, pdf, invoice } = found.record;
  if (issued) {
    const bytes = pdf && (await blobs.get(pdf.sha256));
    if (!bytes) return pdfNotReady();
    const open = { ...opened, document: 'issued', reader: 'owner' } as const;
    return noteOpen(services(), request, open, pdfResponse(bytes, issued.number));
  }
  const input = typesetInputOf({ ...found, content: found.content }, await readerLocale(request));
  const look = await readLook(blobs, found.record.business.look);
  const open = { ...opened, document: 'draft', reader: 'owner' } as const;
  const draft = pdfResponse(await typeset({ ...input, look }), invoice.provisionalRef);
  return noteOpen(services(), request, open, draft);
}
