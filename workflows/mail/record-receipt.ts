import { and, eq, sql } from 'drizzle-orm';
import { type Db, inOffice, rows, type Tx } from '#db/client.ts';
import { mails, providerEvents } from '#db/schema/index.ts';
import { toIso } from '../engine/clock.ts';
import { hearingOf } from '../engine/hear.ts';
import type { Services } from '../services.ts';
import { tellOutcome } from './outcome.ts';
import { mailStateOf, newsOf, type Told } from './receipts.ts';
import type { MailReceipt } from './webhook-resend.ts';

type Mail = typeof mails.$inferSelect;
type Place = { officeId: string; mailId: string };

/**
 * Writes down what a provider says about a mail, once per event id, and in the same transaction what follows: the state
 * of the mail and the event of the workflow that waits for it. Repeated and disordered events end in the same state.
 */
export async function recordReceipt(
  s: Services,
  receipt: MailReceipt,
): Promise<'recorded' | 'duplicate' | 'unknownMail'> {
  const place = await findPlace(s.db, receipt);
  if (!place) return 'unknownMail';
  return inOffice(s.db, place.officeId, async (tx) => {
    // The lock of the mail puts its events in a row.
    const [mail] = await tx.select().from(mails).where(eq(mails.id, place.mailId)).for('update');
    if (!mail) return 'unknownMail';
    const event: Told = { type: receipt.type, at: await onOurClock(tx, receipt.at), detail: receipt.reason };
    if (!(await insertEvent(tx, mail, receipt.id, event))) return 'duplicate';
    const told = await tx
      .select({
        type: providerEvents.type,
        at: providerEvents.at,
        detail: providerEvents.detail,
        provider: providerEvents.provider,
        eventId: providerEvents.eventId,
      })
      .from(providerEvents)
      .where(eq(providerEvents.mailId, mail.id))
      .orderBy(providerEvents.eventId);
    await follow(s, tx, mail, receipt.emailId, event, told as Kept[]);
    return 'recorded';
  });
}

/** An event as it is kept. */
type Kept = Told & { provider: string; eventId: string };

async function follow(s: Services, tx: Tx, mail: Mail, providerId: string, event: Told, told: Kept[]) {
  // The answer that accepted it was lost: any word of the provider proves that it did.
  const isNews = mail.acceptedAt === null;
  const end = mailStateOf(told);
  await tx
    .update(mails)
    .set({
      providerId: mail.providerId ?? providerId,
      acceptedAt: mail.acceptedAt ?? event.at,
      ...(isNews ? { state: 'accepted', error: null, closedAt: null } : {}),
      ...(end && { state: end.state, error: end.error, closedAt: end.state === 'delivered' ? null : end.at }),
    })
    .where(eq(mails.id, mail.id));
  const known = { ...mail, providerId: mail.providerId ?? providerId };
  if (isNews) await tellOutcome(s, tx, known, { kind: 'accepted', at: event.at });
  const hearing = mail.replyTo ? await hearingOf(s.engine, tx, mail.replyTo.workflowId) : undefined;
  for (const { type, at, detail } of hearing ? newsOf(hearing, event, told) : []) {
    const proof = told.find((each) => each.type === type && each.at === at && each.detail === detail) ?? null;
    await tellOutcome(s, tx, known, { kind: type, at, reason: detail || type, event: proof });
  }
}

/** False when this event was here before. */
async function insertEvent(tx: Tx, mail: Mail, eventId: string, event: Told): Promise<boolean> {
  const inserted = await tx
    .insert(providerEvents)
    .values({ officeId: mail.officeId, provider: 'resend', eventId, mailId: mail.id, ...event })
    .onConflictDoNothing()
    .returning({ id: providerEvents.eventId });
  return inserted.length === 1;
}

/** The provider's time on the clock that decides, which tests and the demonstration move ahead of the world's. */
async function onOurClock(tx: Tx, at: string): Promise<string> {
  const [row] = await rows<{ at: string }>(
    tx,
    sql`select ${at}::timestamptz + offset_ms * interval '1 millisecond' as at from clock_control`,
  );
  return toIso(row?.at ?? at);
}

/**
 * Which mail of which office: by the provider's id, or by the key that the provider hands back, when the answer with
 * its id was lost or is still on its way. The job that sends a mail names the office a key belongs to.
 */
async function findPlace(db: Db, { emailId, key }: MailReceipt): Promise<Place | null> {
  const [byId] = await rows<Place>(
    db,
    sql`select office_id as "officeId", id as "mailId" from office_of_mail(${emailId})`,
  );
  if (byId || key === null) return byId ?? null;
  const jobs = await rows<Place>(
    db,
    sql`select distinct data ->> 'officeId' as "officeId", data ->> 'mailId' as "mailId"
      from pgboss.job where name = 'mail' and data ->> 'key' = ${key}`,
  );
  for (const place of jobs) {
    const own = and(eq(mails.id, place.mailId), eq(mails.key, key));
    const found = await inOffice(db, place.officeId, (tx) =>
      tx.select({ id: mails.id }).from(mails).where(own),
    );
    if (found.length > 0) return place;
  }
  return null;
}
