import { timingSafeEqual } from 'node:crypto';
import { inOffice } from '#db/client.ts';
import { listCodeNeeded, markLinkConfirmed, setLinkCode, tryLinkCode } from '#db/queries/link-codes.ts';
import { linkCode } from '#workflows/access/links.ts';
import { newId } from '#workflows/identity/new-id.ts';
import { requestMail } from '#workflows/mail/outbox.ts';
import { limited } from './attempts.server.ts';
import type { LinkSession } from './link-session.server.ts';
import type { AuthServices } from './services.ts';

/**
 * Above an amount that the policy names, holding a link is not enough to approve: a one-time code goes to the mailbox
 * of the person on record. A link that was forwarded, or copied from a screen, approves nothing. Given once, the code
 * opens every approval of that session, one by one or together; reading and objecting never need it.
 */

/** What came of a code: right, or why not. `spent` after five wrong tries, `none` when no code is waited for. */
type CodeVerdict = 'right' | 'wrong' | 'expired' | 'spent' | 'none' | 'locked';

type Asked = {
  session: LinkSession;
  /** The documents it is for; the mail names the first and counts the others. */
  invoiceIds: readonly string[];
  from: string;
};

/** Sends a code for this session. Three a quarter of an hour for a person: false for one too many. */
export async function sendLinkCode(s: AuthServices, { session, invoiceIds, from }: Asked): Promise<boolean> {
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
        facts: { codeId, ownerId: person.id, others: invoiceIds.length - 1 },
        invoiceId: invoiceIds[0],
      });
      return true;
    });
  return (await limited(s, { renewal: `${person.id}/code`, address: from }, send, () => true)) !== 'locked';
}

/** Takes the code that was sent last for this session; it works once, for ten minutes, and five wrong ones end it. */
async function giveLinkCode(
  s: AuthServices,
  { session, code, from }: { session: LinkSession; code: string; from: string },
): Promise<CodeVerdict> {
  const { officeId, id, person } = session;
  const given = Buffer.from(code.replace(/\s/g, ''));
  const work = () =>
    inOffice(s.db, officeId, async (tx): Promise<CodeVerdict> => {
      const tried = await tryLinkCode(tx, id);
      if (!tried) return 'none';
      if (tried.isExpired) return 'expired';
      if (tried.triesLeft < 0) return 'spent';
      const right = Buffer.from(linkCode(s.env.SESSION_SECRET, tried.codeId));
      if (given.length !== right.length || !timingSafeEqual(given, right))
        return tried.triesLeft === 0 ? 'spent' : 'wrong';
      await markLinkConfirmed(tx, id);
      return 'right';
    });
  return limited(s, { account: `link/${person.id}`, address: from }, work, (verdict) => verdict !== 'right');
}

/** Why an approval above the amount is not taken yet; null once this session has given its code. */
export type CodeRefusal = 'codeNeeded' | 'codeWrong' | 'codeExpired' | 'codeSpent' | 'codeLocked';
const refusals = {
  wrong: 'codeWrong',
  expired: 'codeExpired',
  spent: 'codeSpent',
  none: 'codeNeeded',
  locked: 'codeLocked',
} as const satisfies Record<Exclude<CodeVerdict, 'right'>, CodeRefusal>;

/** What stands in the way of approving `invoiceIds` in this session, taking the code that the form brings in `code`. */
export async function linkCodeRefusal(
  s: AuthServices,
  { session, invoiceIds, form, from }: Asked & { form: FormData },
): Promise<CodeRefusal | null> {
  if (session.isConfirmed) return null;
  const needed = await inOffice(s.db, session.officeId, (tx) => listCodeNeeded(tx, invoiceIds));
  if (needed.size === 0) return null;
  const code = String(form.get('code') ?? '').trim();
  if (code === '') return 'codeNeeded';
  const verdict = await giveLinkCode(s, { session, code: code.slice(0, 20), from });
  return verdict === 'right' ? null : refusals[verdict];
}
