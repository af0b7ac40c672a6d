import type { Staff } from '#app/auth/require-staff.server.ts';
import type { Locale } from '#app/lib/format.ts';
import { inOffice } from '#db/client.ts';
import { findDraft } from '#db/queries/drafts.ts';
import { findIssued } from '#db/queries/trace.ts';
import { typeset } from '#workflows/documents/typeset.ts';
import { clock } from '#workflows/engine/clock.ts';
import { parisDate } from '#workflows/invoice/paris-time.ts';
import { readCurrentTerms } from '#workflows/review/commands/terms.ts';
import type { Services } from '#workflows/services.ts';

/** The draft as it would be printed now, marked provisional. @throws Response 404 */
export async function previewPdf({ db }: Pick<Services, 'db'>, staff: Staff, invoiceId: string, locale: Locale) {
  const found = await inOffice(db, staff.officeId, async (tx) => {
    const draft = await findDraft(tx, invoiceId);
    if (!draft) return undefined;
    const { mandate } = await readCurrentTerms(tx, draft.invoice.businessId, parisDate(await clock(tx)));
    return { ...draft, mandate };
  });
  if (!found) throw new Response(null, { status: 404 });
  const { invoice, draft, mandate } = found;
  const pdf = await typeset({
    content: draft.content,
    stage: 'draft',
    reference: invoice.provisionalRef,
    issuedOn: null,
    dueOn: null,
    mandate: mandate && { officeName: staff.officeName, signedOn: mandate.signedOn, article: mandate.clauseArticle },
    round: invoice.round > 0 ? invoice.round : null,
    locale,
  });
  return pdfResponse(pdf, `${invoice.provisionalRef}.pdf`);
}

/** The sealed PDF, byte for byte as it was stored. @throws Response 404 while there is none */
export async function issuedPdf({ db, blobs }: Pick<Services, 'db' | 'blobs'>, staff: Staff, invoiceId: string) {
  const issued = await inOffice(db, staff.officeId, (tx) => findIssued(tx, invoiceId));
  const pdf = issued?.pdfSha256 ? await blobs.get(issued.pdfSha256) : null;
  if (!issued || !pdf) throw new Response(null, { status: 404 });
  return pdfResponse(pdf, `${issued.number}.pdf`);
}

const pdfResponse = (pdf: Uint8Array, name: string) =>
  new Response(pdf as Uint8Array<ArrayBuffer>, {
    headers: { 'Content-Type': 'application/pdf', 'Content-Disposition': `inline; filename="${name}"` },
  });
