import { randomInt } from 'node:crypto';
import { and, eq, ne } from 'drizzle-orm';
import { inOffice, type Tx } from '#db/client.ts';
import { links, mails } from '#db/schema/index.ts';
import { type Mail, renderMail } from '#emails/index.ts';
import {
  invitationToken,
  linkCode,
  linkToken,
  objectionToken,
  staffToken,
  tokenSha256,
} from '../access/links.ts';
import { clock } from '../engine/clock.ts';
import { insertJobs } from '../engine/jobs.ts';
import { canonicalJson } from '../identity/canonical.ts';
import { anchorNumbers } from '../ledger/anchor-numbers.ts';
import { signal } from '../observe/signals.ts';
import { traced } from '../observe/traced.ts';
import { fault } from '../process/fault.ts';
import type { Services } from '../services.ts';
import { decideRetry, isKeyRemembered } from './backoff.ts';
import { compose } from './compose.ts';
import { type Composition, homePlace, type MailRow, tokenPlace } from './composition.ts';
import { tellOutcome } from './outcome.ts';
import { leaveUnknown } from './tell-unknown.ts';
import type { MailTransport, OutgoingMail, SendResult } from './transport.ts';

type Stored = typeof mails.$inferSelect;
/** Beside the facts it was asked for with: what a provider that compares by key must get again, word for word. */
type Payload = { facts: MailRow['facts']; composed?: Composition; sentAt?: string; doubtful?: boolean };

/**
 * The job that sends one mail. It writes down that it tries before it tries, so that a death in between is seen as an
 * unknown outcome; it never sends again what may have been accepted, unless the provider still knows the key.
 */
export async function sendMail(
  s: Services,
  transport: MailTransport,
  job: { officeId: string; mailId: string },
): Promise<void> {
  const tried = await begin(s, transport, job);
  if (!tried) return;
  const { row, composition, sentAt } = tried;
  const message = await outgoing(s, row, composition);
  const attributes = { 'tacite.mail.kind': row.kind, 'tacite.mail.transport': transport.name };
  const result = await traced('mail', { kind: 'client', attributes }, () => transport.send(message));
  signal('mail', { kind: row.kind, outcome: result.status });
  await inOffice(s.db, job.officeId, (tx) => finish(s, tx, transport, row, result, sentAt));
}

/** How soon a mail that waits for a ledger to be let go is looked at again. */
const lookAgainMs = 60_000;

async function begin(s: Services, transport: MailTransport, job: { officeId: string; mailId: string }) {
  return inOffice(s.db, job.officeId, async (tx) => {
    const [row] = await tx.select().from(mails).where(eq(mails.id, job.mailId)).for('update');
    if (!row || (row.state !== 'queued' && row.state !== 'sending')) return null;
    const now = await clock(tx);
    const payload = row.payload as Payload;
    const interrupted = row.state === 'sending';
    if (
      interrupted &&
      row.firstTriedAt &&
      !isKeyRemembered({ firstTriedAt: row.firstTriedAt, now, rememberedForMs: transport.remembersKeyForMs })
    ) {
      await leaveUnknown(s, tx, row, 'interrupted while sending');
      return null;
    }
    const dunningId = row.kind === 'dunning' && 'dunningId' in payload.facts ? payload.facts.dunningId : null;
    // What could not be written down does not leave; nothing is composed or tried, so that nothing is spent.
    if (dunningId && (await s.moneyMails.isHeld(tx, dunningId))) {
      const startAfter = new Date(Date.parse(now) + lookAgainMs).toISOString();
      await insertJobs(tx, s.board, job.officeId, [
        { queue: 'mail', key: row.key, data: { mailId: row.id }, startAfter },
      ]);
      return null;
    }
    const provesOnAccept = transport.provesDelivery === 'onAccept';
    const keep = payload.composed && (!provesOnAccept || interrupted || payload.doubtful);
    const sentAt = keep ? (payload.sentAt ?? now) : now;
    const mayHaveLeft = interrupted || payload.doubtful === true;
    // What certainly never left is looked at again: a reminder that waited for its provider overnight is pointless now.
    const wanted =
      (mayHaveLeft && !payload.composed?.dunned && payload.composed) ||
      (await compose({
        tx,
        row: { ...row, facts: payload.facts } as MailRow,
        origin: s.env.APP_ORIGIN,
        secret: s.env.SESSION_SECRET,
        sentAt: now,
        provesOnAccept,
        moneyMails: s.moneyMails,
      }));
    const composition = keep ? payload.composed : wanted;
    // Nobody is asked for what was paid since: a person looks whether it left before.
    const isStale = keep && !asksTheSame(payload.composed, wanted);
    if (isStale && mayHaveLeft) {
      await leaveUnknown(s, tx, row, 'what it asks for has changed');
      return null;
    }
    if (!wanted || !composition || isStale) {
      if (dunningId) await s.moneyMails.noteNothing(tx, { officeId: job.officeId, dunningId, at: now });
      await tx
        .update(mails)
        .set({ state: 'dropped', error: 'no longer needed', closedAt: now })
        .where(eq(mails.id, row.id));
      return null;
    }
    const next: Payload = {
      ...payload,
      composed: composition,
      sentAt,
      doubtful: mayHaveLeft,
    };
    // After the words are read, and while nothing is written yet: what names a number waits for its anchor.
    await anchorNumbers(tx, s.witness, { officeId: job.officeId });
    const firstTriedAt = row.firstTriedAt ?? now;
    const values = {
      state: 'sending' as const,
      tries: row.tries + 1,
      firstTriedAt,
      transport: transport.name,
      payload: next,
    };
    await tx.update(mails).set(values).where(eq(mails.id, row.id));
    const own = tokenOf(row.kind) === linkToken ? row.linkId : null;
    for (const id of [own, composition.homeLinkId])
      if (id) await followKey(tx, { id, token: linkToken(s.env.SESSION_SECRET, id) });
    return { row: { ...row, ...values }, composition, sentAt };
  });
}

/** What a mail that waits asks for is asked for still; true of one that asks for no money. */
const asksTheSame = (kept: Composition | undefined, wanted: Composition | null): boolean =>
  !kept?.dunned || canonicalJson(kept.dunned.documents) === canonicalJson(wanted?.dunned?.documents ?? []);

/** A link that was made under a former SESSION_SECRET is worth what its newest mail says, and no earlier one. */
async function followKey(tx: Tx, { id, token }: { id: string; token: string }) {
  const hash = tokenSha256(token);
  await tx
    .update(links)
    .set({ tokenSha256: hash })
    .where(and(eq(links.id, id), ne(links.tokenSha256, hash)));
}

async function outgoing(s: Services, row: Stored, composition: Composition): Promise<OutgoingMail> {
  const { mail, attachment, fromName, replyTo, homeLinkId } = composition;
  const secret = s.env.SESSION_SECRET;
  const { facts } = row.payload as Payload;
  const id = 'codeId' in facts ? facts.codeId : row.linkId;
  const token = id ? tokenOf(row.kind)(secret, id) : '';
  const home = homeLinkId ? linkToken(secret, homeLinkId) : '';
  const whole = JSON.parse(
    JSON.stringify(mail).replaceAll(tokenPlace, token).replaceAll(homePlace, home),
  ) as Mail;
  const content = attachment ? await s.blobs.get(attachment.sha256) : null;
  if (attachment && !content)
    throw fault('fileMissing', `the stored document ${attachment.sha256} is missing`);
  return {
    key: row.key,
    from: { name: fromName, address: s.env.MAIL_FROM.replace(/^.*<(.*)>$/, '$1') },
    to: row.toAddress,
    replyTo: replyTo?.address ?? null,
    ...(await renderMail(whole)),
    attachments:
      attachment && content
        ? [{ filename: attachment.filename, content, contentType: 'application/pdf' }]
        : [],
  };
}

/** Each kind of link has tokens of its own. */
const tokens = new Map<string, typeof linkToken>(
  Object.entries({
    staffInvitation: invitationToken,
    staffLink: staffToken,
    linkCode,
    ownerChanged: objectionToken,
  }),
);
const tokenOf = (kind: string) => tokens.get(kind) ?? linkToken;

async function finish(
  s: Services,
  tx: Tx,
  transport: MailTransport,
  row: Stored,
  result: SendResult,
  sentAt: string,
) {
  const now = await clock(tx);
  const payload = row.payload as Payload;
  const [kept] = await tx
    .select({ state: mails.state })
    .from(mails)
    .where(eq(mails.id, row.id))
    .for('update');
  const overtaken = kept?.state !== 'sending';
  if (result.status === 'accepted') {
    const accepted = { providerId: result.providerId, acceptedAt: now };
    // A provider's webhook can be faster than its answer: what it said of the mail then stands.
    if (overtaken) {
      await tx.update(mails).set(accepted).where(eq(mails.id, row.id));
      return;
    }
    const proved = transport.provesDelivery === 'onAccept';
    const state = proved ? ('delivered' as const) : ('accepted' as const);
    await tx
      .update(mails)
      .set({ ...accepted, state, error: null })
      .where(eq(mails.id, row.id));
    await tellOutcome(s, tx, row, { kind: 'accepted', at: now });
    // Dated when it left: the end that the mail itself names is then the end that counts.
    if (proved) await tellOutcome(s, tx, row, { kind: 'delivered', at: sentAt });
    return;
  }
  if (overtaken) return;
  const decision = decideRetry({
    attempts: row.tries,
    firstTriedAt: row.firstTriedAt ?? now,
    now,
    result,
    random: randomInt(1_000_000) / 1_000_000,
    rememberedForMs: transport.remembersKeyForMs,
    earlierUnknown: payload.doubtful ?? false,
  });
  if (decision.action === 'sendAgain') {
    const doubtful = payload.doubtful || result.status === 'unknown';
    await tx
      .update(mails)
      .set({ state: 'queued', error: result.reason, payload: { ...payload, doubtful } })
      .where(eq(mails.id, row.id));
    const job = { queue: 'mail' as const, key: row.key, data: { mailId: row.id }, startAfter: decision.at };
    return insertJobs(tx, s.board, row.officeId, [job]);
  }
  const { reason } = decision;
  if (decision.action === 'reconcile') return leaveUnknown(s, tx, row, reason);
  await tx.update(mails).set({ state: 'failed', error: reason, closedAt: now }).where(eq(mails.id, row.id));
  await tellOutcome(s, tx, row, { kind: 'failed', at: now, reason });
}
