import { inOffice } from '#db/client.ts';
import { findReportContact } from '#db/queries/link-reports.ts';
import { deleteLinkSessions, insertLinkReport, revokeLinks } from '#db/queries/links.ts';
import type { Actor } from '#workflows/engine/types.ts';
import { requestMail } from '#workflows/mail/outbox.ts';
import { comment, undoOwnApproval } from '#workflows/review/commands.ts';
import type { Services } from '#workflows/services.ts';
import { answerTime, atLeast } from './at-least.server.ts';
import { limited } from './attempts.server.ts';
import type { LinkSession } from './link-session.server.ts';
import {
  type Link,
  type LinkPerson,
  type LinkState,
  readLinkRow,
  resolveAnyLink,
} from './resolve-link.server.ts';

export type LinkReport = { kind: 'notMe' | 'abuse'; body: string };

/**
 * What a report has moved, for whoever made it. `undone`: an approval in this person's name is taken back, and the link is
 * closed; `stopped`: the link is closed and no clock runs; `closed`: the link alone; `told`: the office knows, nothing else.
 */
export const reportEffects = ['undone', 'stopped', 'closed', 'told'] as const;
export type ReportEffect = (typeof reportEffects)[number];

/**
 * « It was not me » and « report abuse », from whoever holds a link, in whatever state it is. The answer says the same
 * for a token that never was one.
 *
 * Through a link that works, « it was not me » closes this person's links to the thing with every session opened through
 * them, tells the person and the office, takes back this person's own approval where it can still be taken back, and
 * speaks in the review: words of an owner stop the clock at once, so that silence decides nothing that its reader has
 * disowned. Through one that is dead (replaced, expired, revoked, of somebody who answers no more) it moves nothing:
 * whoever holds it may be anybody, so it is written down and the office is told. All of it stays in the trace.
 */
export async function reportLink(
  s: Services,
  { token, from, ...report }: LinkReport & { token: string; from: string },
): Promise<ReportEffect> {
  return atLeast(answerTime, async () => {
    const resolved = await resolveAnyLink(s, token);
    const about = resolved.state === 'unknown' ? undefined : `report/${resolved.link.id}`;
    // Each report counts, known or not.
    const effect = await limited(
      s,
      { renewal: about, address: from },
      async () =>
        resolved.state === 'unknown' ? ('told' as const) : record(s, resolved, { ...report, from }),
      () => true,
    );
    return effect === 'locked' ? 'told' : effect;
  });
}

/**
 * The same from a page behind the cookie, whose address holds no token. `invoiceId` is the document that was open: an
 * owner's home opens many, and what is disowned there is said in the review of that one.
 */
export async function reportSession(
  s: Services,
  session: LinkSession,
  { from, invoiceId, ...report }: LinkReport & { from: string; invoiceId: string | null },
): Promise<ReportEffect> {
  const { officeId, link, person } = session;
  const effect = await limited(
    s,
    { renewal: `report/${link.id}`, address: from },
    () => record(s, { officeId, link, person, invoiceId }, { ...report, from }),
    () => true,
  );
  return effect === 'locked' ? 'told' : effect;
}

type Reported = {
  officeId: string;
  link: Link;
  person: LinkPerson;
  /** Of a token; a session is of a link that works. */
  state?: LinkState;
  /** The document that was open, where the link is to more than one. */
  invoiceId?: string | null;
};

async function record(
  s: Services,
  { officeId, link, person, state = 'valid', invoiceId: open = null }: Reported,
  { kind, body, from }: LinkReport & { from: string },
): Promise<ReportEffect> {
  const { subjectId, purpose } = link;
  const reviewed = purpose === 'review' ? subjectId : open;
  const actor: Actor = { kind: 'owner', id: person.id, name: person.name, channel: 'link' };
  const args = reviewed && person.kind === 'owner' ? { officeId, actor, invoiceId: reviewed } : null;
  // Before its mails, which say so.
  const isLiving = async () =>
    (await inOffice(s.db, officeId, (tx) => readLinkRow(tx, link.id)))?.state === 'valid';
  const undone =
    args !== null &&
    kind === 'notMe' &&
    state === 'valid' &&
    (await isLiving()) &&
    (await undoOwnApproval(s, args)).accepted;
  const acts = await inOffice(s.db, officeId, async (tx) => {
    // Between the first look and this one the link may have ended.
    const linkState = state === 'valid' ? ((await readLinkRow(tx, link.id))?.state ?? 'revoked') : state;
    const reportId = await insertLinkReport(tx, {
      officeId,
      linkId: link.id,
      kind,
      body,
      address: from,
      linkState,
    });
    const invoiceId = purpose === 'portal' ? open : subjectId;
    const mail = { officeId, facts: { reportId, undone: undone ? (1 as const) : (0 as const) }, invoiceId };
    const contact = await findReportContact(tx, subjectId);
    await requestMail(tx, s, { ...mail, key: `report:${reportId}`, kind: 'linkReported', to: contact });
    if (kind !== 'notMe' || linkState !== 'valid') return false;
    await deleteLinkSessions(tx, { subjectId, personId: person.id });
    await revokeLinks(tx, { subjectId, personId: person.id });
    // The mail that brought the link of one document brought that of all of them as well.
    if (person.kind === 'owner') await revokeLinks(tx, { personId: person.id, purpose: 'portal' });
    if (person.email === '') return true;
    await requestMail(tx, s, {
      ...mail,
      key: `stopped:${reportId}`,
      kind: 'linkStopped',
      to: { address: person.email, name: person.name },
      linkId: link.id,
    });
    return true;
  });
  if (!acts) return 'told';
  if (!args) return 'closed';
  // In a state that takes no words any more the report and its mails are what is left.
  const said = await comment(s, {
    ...args,
    lineId: null,
    body: ['«\u202FCe n’était pas moi.\u202F»', body].filter(Boolean).join('\n'),
  });
  if (undone) return 'undone';
  return said.accepted ? 'stopped' : 'closed';
}
