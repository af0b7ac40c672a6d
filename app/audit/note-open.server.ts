import type { Staff } from '#app/auth/require-staff.server.ts';
import { type Db, inOffice } from '#db/client.ts';
import { type DocumentOpen, insertDocumentOpen } from '#db/queries/document-opens.ts';

/**
 * Gives a PDF and notes who opened it. What a HEAD asks for is not opened; and it is noted for people to look up, decides
 * nothing, and keeps nobody from their document when it fails.
 */
export async function noteOpen<R extends Response>(
  { db, log }: { db: Db; log: { error: (what: object, words: string) => void } },
  request: Request,
  { officeId, ...open }: DocumentOpen & { officeId: string },
  answer: R,
): Promise<R> {
  if (request.method !== 'GET' || answer.status !== 200) return answer;
  await inOffice(db, officeId, (tx) => insertDocumentOpen(tx, officeId, open)).catch((error) =>
    log.error({ err: error }, 'the opening of a document was not noted'),
  );
  return answer;
}

/** A document of an invoice, opened by a person of the office at the desk. */
export const byStaff = (
  { officeId, id: readerId }: Staff,
  invoiceId: string,
  document: DocumentOpen['document'],
): DocumentOpen & { officeId: string } => ({
  officeId,
  invoiceId,
  document,
  reader: 'staff',
  readerId,
  via: 'session',
});
