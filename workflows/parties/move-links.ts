import type { Tx } from '#db/client.ts';
import { revokeLinks } from '#db/queries/links.ts';
import { listAnsweredLinks } from '#db/queries/owners.ts';
import { linkRows } from '../access/link-rows.ts';
import { newId } from '../identity/new-id.ts';
import { requestNewLink } from '../mail/request-new-link.ts';
import type { Deps } from './tell-change.ts';

type Moved = { officeId: string; ownerId: string; name: string; email: string };

/**
 * Ends every link of an owner, so that nobody who reads the former mailbox can decide, and sends new ones to the drafts that
 * wait for the office. @returns how many
 */
export async function moveLinks(
  tx: Tx,
  { engine, env }: Deps,
  { officeId, ownerId, name, email }: Moved,
): Promise<number> {
  const open = await listAnsweredLinks(tx, ownerId);
  await revokeLinks(tx, { personId: ownerId });
  const links = open.map(({ invoiceId, round, expiresAt }) => {
    return {
      id: newId(),
      purpose: 'review' as const,
      subjectId: invoiceId,
      round,
      personId: ownerId,
      expiresAt,
    };
  });
  await linkRows(tx, officeId, env.SESSION_SECRET, links);
  for (const { id, subjectId } of links) {
    const to = { address: email, name };
    await requestNewLink(tx, engine, { officeId, to, linkId: id, invoiceId: subjectId, reason: 'moved' });
  }
  return links.length;
}
