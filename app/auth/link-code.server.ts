import { timingSafeEqual } from 'node:crypto';
import { inOffice } from '#db/client.ts';
import { markLinkConfirmed, setLinkCode, tryLinkCode } from '#db/queries/link-codes.ts';
import { linkCode } from '#workflows/links.ts';
import { requestMail } from '#workflows/mail/outbox.ts';
import { newId } from '#workflows/new-id.ts';
import { limited } from './attempts.server.ts';
import type { LinkSession } from './link-session.server.ts';
import type { AuthServices } from './services.ts';

/**
 * Above an amount that the policy names, holding a link is not enough to approve: a one-time code goes to the mailbox
 * of the person on record. A link that was forwarded, or copied from a screen, approves nothing.
 */

type Asked = { session: LinkSession; invoiceId: string; from: string };

/** Sends a code for this session. Three a quarter of an hour for a person. */
export async function sendLinkCode(s: AuthServices, { session, invoiceId, from }: Asked): Promise<void> {
  const { officeId, person, id } = session;
  const codeId = newId();
  const send = () =>
    inOffice(s.db, officeId, async (tx) => {
      await setLinkCode(tx, { id, codeId });
      await requestMail(tx, s, {
        officeId,
        key: `linkCode:${codeId}`,
        kind: 'linkCode',
        to: { address: person.email, name: person.name },
        facts: { codeId, ownerId: person.id },
        invoiceId,
      });
    });
  await limited(s, { renewal: `${person.id}/code`, address: from }, send, () => true);
}

/** Whether the code is the one that was sent last for this session; it works once, and five wrong ones end it. */
export async function giveLinkCode(
  s: AuthServices,
  { session, code, from }: { session: LinkSession; code: string; from: string },
): Promise<boolean> {
  const { officeId, id, person } = session;
  const given = Buffer.from(code.replace(/\s/g, ''));
  const work = () =>
    inOffice(s.db, officeId, async (tx) => {
      const codeId = await tryLinkCode(tx, id);
      if (codeId === undefined) return false;
      const right = Buffer.from(linkCode(s.env.SESSION_SECRET, codeId));
      if (given.length !== right.length || !timingSafeEqual(given, right)) return false;
      await markLinkConfirmed(tx, id);
      return true;
    });
  return (await limited(s, { account: `link/${person.id}`, address: from }, work, (is) => !is)) === true;
}
