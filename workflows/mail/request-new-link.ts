import type { Tx } from '#db/client.ts';
import type { JobBoard } from '../engine/jobs.ts';
import { newId } from '../new-id.ts';
import { requestMail } from './outbox.ts';

/**
 * Why a link is sent anew, which the mail says. `expired`: asked for from the page of one that works no more; `home`: from a
 * page that works, for everything that waits; `address`: by typing an address; `moved`: the person's address has changed.
 */
export const linkReasons = ['expired', 'home', 'address', 'moved'] as const;
export type LinkReason = (typeof linkReasons)[number];

type NewLink = {
  officeId: string;
  to: { address: string; name: string };
  linkId: string;
  /** Null for an owner's home. */
  invoiceId: string | null;
  reason: LinkReason;
};

/** Asks for the mail with a link, and says in it what it was asked from. */
export async function requestNewLink(
  tx: Tx,
  s: { board: JobBoard },
  { reason, ...mail }: NewLink,
): Promise<void> {
  await requestMail(tx, s, { ...mail, key: `newLink:${newId()}`, kind: 'newLink', facts: { reason } });
}
