import type { Staff } from '#app/auth/require-staff.server.ts';
import { abridged } from '#app/invoices/editor/abridged.server.ts';
import type { Locale } from '#app/lib/format.ts';
import { pdfNotReady, pdfResponse } from '#app/reviews/pdf-response.server.ts';
import { inOffice } from '#db/client.ts';
import { findBusiness } from '#db/queries/businesses.ts';
import { findDraft } from '#db/queries/drafts.ts';
import { findFollowed } from '#db/queries/settlement.ts';
import { findIssued } from '#db/queries/trace.ts';
import { issuedInput } from '#workflows/documents/issued-input.ts';
import { readLook } from '#workflows/documents/look/read-look.ts';
import { readIssuedDocuments } from '#workflows/documents/read-issued-inputs.ts';
import { drawPreview, type TypesetInput, typeset } from '#workflows/documents/typeset.ts';
import { clock } from '#workflows/engine/clock.ts';
import { parisDate } from '#workflows/invoice/paris-time.ts';
import { readCurrentTerms } from '#workflows/ledger/review-terms.ts';
import type { Services } from '#workflows/services.ts';
import { printedStanding } from '#workflows/settlement/printed-standing.ts';

export type Draft = Pick<Services, 'db' | 'blobs'> & { staff: Staff; invoiceId: string; locale: Locale };

/** The draft as it would be printed now, marked provisional. @throws Response 404 */
export async function previewPdf(draft: Draft): Promise<Response> {
  const input = await draftInput(draft);
  return pdfResponse(await typeset(input), input.reference);
}

/** The same as a drawing, which every browser shows inside a page; of a long document a page of its lines. @throws Response 404 */
export async function previewSvg(draft: Draft, lines: string | null): Promise<Response> {
  const input = await draftInput(draft);
  const svg = await drawPreview({ ...input, content: abridged(input.content, lines, draft.locale) });
  return new Response(svg as Uint8Array<ArrayBuffer>, {
    headers: { 'Content-Type': 'image/svg+xml; charset=utf-8' },
  });
}

/** What a draft is set from as it is saved. @throws Response 404 */
async function draftInput(draft: Draft): Promise<TypesetInput> {
  return inputOf(draft, await readDraft(draft));
}

/** The draft as it is saved, with what its business adds to the paper. @throws Response 404 */
export async function readDraft({ db, staff, invoiceId }: Draft) {
  const found = await inOffice(db, staff.officeId, async (tx) => {
    const draft = await findDraft(tx, invoiceId);
    if (!draft) return undefined;
    const { businessId } = draft.invoice;
    const { mandate } = (await readCurrentTerms(tx, [businessId], parisDate(await clock(tx))))(businessId);
    return { ...draft, mandate, look: (await findBusiness(tx, businessId))?.look };
  });
  if (!found) throw new Response(null, { status: 404 });
  return found;
}

/** The same as it is set. */
export async function inputOf(
  { blobs, staff, locale }: Draft,
  { invoice, draft, mandate, look }: Awaited<ReturnType<typeof readDraft>>,
): Promise<TypesetInput> {
  return {
    content: draft.content,
    stage: 'draft',
    reference: invoice.provisionalRef,
    issuedOn: null,
    dueOn: null,
    mandate: mandate && {
      officeName: staff.officeName,
      signedOn: mandate.signedOn,
      article: mandate.clauseArticle,
    },
    round: invoice.round > 0 ? invoice.round : null,
    locale,
    look: await readLook(blobs, look),
  };
}

/** The sealed PDF, byte for byte as it was stored. @throws Response 404 while there is none */
export async function issuedPdf(
  { db, blobs }: Pick<Services, 'db' | 'blobs'>,
  staff: Staff,
  invoiceId: string,
) {
  const issued = await inOffice(db, staff.officeId, (tx) => findIssued(tx, invoiceId));
  const pdf = issued?.pdfSha256 ? await blobs.get(issued.pdfSha256) : null;
  if (issued && !issued.pdfSha256) return pdfNotReady();
  if (!issued || !pdf) throw new Response(null, { status: 404 });
  return pdfResponse(pdf, issued.number);
}

/**
 * An issued document printed once more: the same words, marked « DUPLICATA » with the day and how it stands on it, without
 * its data, so that nobody can take it for a second invoice. @throws Response 404
 */
export async function duplicatePdf(
  s: Pick<Services, 'db' | 'blobs' | 'env'>,
  staff: Staff,
  invoiceId: string,
) {
  const { document, standing } = await inOffice(s.db, staff.officeId, async (tx) => {
    const [issued] = await readIssuedDocuments(tx, [invoiceId]);
    return { document: issued, standing: printedStanding(await findFollowed(tx, invoiceId)) };
  });
  if (!document) throw new Response(null, { status: 404 });
  const look = await readLook(s.blobs, document.look);
  const { facturX: _, ...input } = issuedInput(document, { look, origin: s.env.APP_ORIGIN });
  const duplicateOn = parisDate(await clock(s.db));
  const pdf = await typeset({ ...input, duplicateOn, ...(standing && { standing }) });
  return pdfResponse(pdf, `${document.number}-duplicata`);
}
