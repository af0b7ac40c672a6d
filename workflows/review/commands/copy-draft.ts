import { inOffice } from '#db/client.ts';
import { findDraft } from '#db/queries/drafts.ts';
import { fillTwinKey } from '#db/queries/twins.ts';
import type { Actor } from '../../engine/types.ts';
import { copyForNextPeriod } from '../../invoice/next-period.ts';
import type { Services } from '../../services.ts';
import { twinKey } from '../twin-key.ts';
import { createDraft } from './drafts.ts';

/**
 * A draft that says the same as another document of the period that follows, with a reference and a review of its own. It
 * keeps what it is a copy of. Undefined when there is no such document.
 */
export async function copyDraft(
  s: Pick<Services, 'db' | 'engine'>,
  { officeId, actor, invoiceId }: { officeId: string; actor: Actor; invoiceId: string },
): Promise<string | undefined> {
  const found = await inOffice(s.db, officeId, async (tx) => {
    const original = await findDraft(tx, invoiceId);
    if (original && !original.invoice.twinKey)
      await fillTwinKey(tx, invoiceId, twinKey(original.draft.content));
    return original;
  });
  if (!found) return undefined;
  const { businessId, customerId, number, provisionalRef } = found.invoice;
  const { content, from, to } = copyForNextPeriod(found.draft.content);
  const created = await createDraft(s, {
    officeId,
    actor,
    businessId,
    customerId,
    content,
    source: { kind: 'copy', copy: { invoiceId, reference: number ?? provisionalRef, from, to } },
    buyerCandidates: found.draft.buyerCandidates,
    copyOf: invoiceId,
  });
  return created.invoiceId;
}
