import { inOffice } from '#db/client.ts';
import { findDraft } from '#db/queries/drafts.ts';
import { findIssuedDocument } from '#db/queries/earlier-documents.ts';
import type { Actor } from '../../engine/types.ts';
import { correctiveOf, creditNoteOf, finalInvoiceOf } from '../../invoice/derive.ts';
import { type Earlier, isCredited, pendingCreditOf, replacementOf } from '../../invoice/earlier.ts';
import type { Services } from '../../services.ts';
import { earlierOf } from '../read-earlier.ts';
import { createDraft } from './drafts.ts';

/** What can follow an issued document: one that credits it, one that replaces it, or the final one after a deposit. */
export const followers = ['creditNote', 'corrective', 'finalInvoice'] as const;
export type Follower = (typeof followers)[number];

export type Followed =
  | { ok: true; invoiceId: string; provisionalRef: string }
  | { ok: false; reason: 'notFound' | 'notIssued' | 'notPossible' | 'alreadyFollowed' };

/**
 * Why an issued document can't be followed so, or null. `notPossible`: nothing follows a credit note or what a corrective
 * replaced, and only a deposit is recovered. `alreadyFollowed`: what would be drafted could never be sent off, as a
 * corrective or a credit note that is under way, or was issued, leaves nothing to do.
 */
function whyNotFollow(follower: Follower, issued: Earlier): 'notPossible' | 'alreadyFollowed' | null {
  const replacement = replacementOf(issued);
  if (issued.kind === 'creditNote' || replacement?.isIssued) return 'notPossible';
  if (follower === 'finalInvoice') return issued.isDeposit ? null : 'notPossible';
  const isPending = follower === 'corrective' && pendingCreditOf(issued) !== undefined;
  return replacement || isCredited(issued) || isPending ? 'alreadyFollowed' : null;
}

export const mayFollow = (follower: Follower, issued: Earlier): boolean =>
  whyNotFollow(follower, issued) === null;

/**
 * A draft that follows an issued document: a credit note on all of it, to be shortened for a part; a corrective that
 * says the same until it is changed; the final invoice after a deposit, which takes back what is left of it. `lines`: a credit
 * note on these alone.
 */
export async function draftFromIssued(
  s: Pick<Services, 'db' | 'engine'>,
  {
    officeId,
    actor,
    invoiceId,
    follower,
    lines,
  }: {
    officeId: string;
    actor: Actor;
    invoiceId: string;
    follower: Follower;
    lines?: readonly string[];
  },
): Promise<Followed> {
  const read = await inOffice(s.db, officeId, async (tx) => ({
    draft: await findDraft(tx, invoiceId),
    issued: await findIssuedDocument(tx, invoiceId),
  }));
  if (!read.draft) return { ok: false, reason: 'notFound' };
  if (!read.issued) return { ok: false, reason: 'notIssued' };
  const { issued } = read;
  const earlier = earlierOf(issued);
  const reason = whyNotFollow(follower, earlier);
  if (reason) return { ok: false, reason };
  const content = {
    creditNote: () => creditNoteOf(issued, lines),
    corrective: () => correctiveOf(issued),
    finalInvoice: () => finalInvoiceOf(issued, earlier),
  }[follower]();
  const { businessId, customerId } = read.draft.invoice;
  const made = await createDraft(s, {
    officeId,
    actor,
    businessId,
    customerId,
    content,
    source: { kind: follower },
  });
  return { ok: true, ...made };
}
