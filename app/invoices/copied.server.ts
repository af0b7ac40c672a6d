import type { Tx } from '#db/client.ts';
import { findDraft } from '#db/queries/drafts.ts';
import type { CopyOrigin, DraftSource } from '#db/shapes/draft-source.ts';

/** What a draft is a copy of, under the number it has by now; null for one that is no copy. */
export async function readCopyOf(tx: Tx, { copy }: Pick<DraftSource, 'copy'>): Promise<CopyOrigin | null> {
  if (!copy) return null;
  const original = await findDraft(tx, copy.invoiceId);
  return { ...copy, reference: original?.invoice.number ?? copy.reference };
}
