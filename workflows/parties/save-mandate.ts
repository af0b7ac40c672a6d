import { type Db, inOffice } from '#db/client.ts';
import { findBusiness } from '#db/queries/businesses.ts';
import { endMandates, findMandate, insertMandate } from '#db/queries/mandates.ts';
import type { BlobStore } from '../documents/blobs.ts';
import { clock } from '../engine/clock.ts';
import { checkPdf, type Reason } from '../intake/read-file.ts';
import { parisDate } from '../invoice/paris-time.ts';
import { type By, noteGrave } from './tell-change.ts';

export type MandateValues = {
  /** YYYY-MM-DD, in Paris. */
  signedOn: string;
  signedBy: string;
  /** Silence binds only under a clause that can be named (Code civil, art. 1120). */
  silenceClause: boolean;
  clauseArticle: string;
  /** 1 to 720. */
  windowHours: number;
  /** Under which the office asks for money in the business's name; '' where it may not. */
  dunningArticle: string;
  /** What was signed, as a PDF; null where the office keeps it elsewhere. */
  document: { name: string; bytes: Uint8Array } | null;
};

type Place = { officeId: string; businessId: string };

/** Records a signed mandate with its PDF, kept by its hash. The mandate before it ends; running rounds keep theirs. */
export async function recordMandate(
  { db, blobs }: { db: Db; blobs: BlobStore },
  place: Place & By,
  { document, clauseArticle, ...values }: MandateValues,
): Promise<{ id: string } | { refused: 'notPdf' | 'notFound' } | { refused: 'document'; reason: Reason }> {
  const { officeId, businessId } = place;
  const bytes = document?.bytes;
  if (bytes && !isPdf(bytes)) return { refused: 'notPdf' };
  const checked = bytes && (await checkPdf({ bytes }));
  if (checked && !checked.ok) return { refused: 'document', reason: checked.reason };
  const today = parisDate(await clock(db));
  return inOffice(db, officeId, async (tx) => {
    const business = await findBusiness(tx, businessId);
    if (!business) return { refused: 'notFound' };
    const mandate = {
      ...values,
      officeId,
      businessId,
      clauseArticle: values.silenceClause ? clauseArticle : '',
      documentSha256: bytes ? await blobs.put(bytes) : null,
      documentName: document ? document.name.slice(0, 200) : null,
    };
    await noteGrave(tx, { officeId, event: 'mandateRecorded', detail: business.name }, place);
    return { id: await insertMandate(tx, mandate, today) };
  });
}

/** Whether these bytes begin as a PDF does (ISO 32000-2, 7.5.2), whatever the file is called. */
const isPdf = (bytes: Uint8Array) => new TextDecoder('latin1').decode(bytes.subarray(0, 5)) === '%PDF-';

/** The business took its mandate back: what is put before an owner from now on is never approved by silence. */
export async function endMandate(db: Db, { officeId, businessId }: Place): Promise<void> {
  const today = parisDate(await clock(db));
  await inOffice(db, officeId, (tx) => endMandates(tx, { businessId, today }));
}

/** The PDF of a mandate, or null when there is none. */
export async function readMandateDocument(
  { db, blobs }: { db: Db; blobs: BlobStore },
  { officeId, businessId, mandateId }: Place & { mandateId: string },
): Promise<{ name: string; bytes: Uint8Array } | null> {
  const mandate = await inOffice(db, officeId, (tx) => findMandate(tx, { businessId, id: mandateId }));
  const bytes = mandate?.documentSha256 ? await blobs.get(mandate.documentSha256) : null;
  return bytes && { name: mandate?.documentName ?? 'mandat.pdf', bytes };
}
