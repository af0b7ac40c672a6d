import type { Tx } from '#db/client.ts';
import type { JobBoard } from '../engine/jobs.ts';
import { newId } from '../identity/new-id.ts';
import type { LinkReason } from './facts.ts';
import { requestMail } from './outbox.ts';

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
