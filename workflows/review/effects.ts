import { sql } from 'drizzle-orm';
import { rows, type Tx } from '#db/client.ts';
import { linkRows } from '../access/link-rows.ts';
import type { Applied, Effect, EffectRun } from '../engine/types.ts';
import { newId } from '../identity/new-id.ts';
import { addMs } from '../invoice/silence-window.ts';
import { isTimelyReminder } from '../invoice/timely-reminder.ts';
import type { MailFacts } from '../mail/facts.ts';
import { insertMails, type MailRequest } from '../mail/outbox.ts';
import type { ReviewContext, ReviewEffects, ReviewEvent } from './events.ts';

type Step = Applied<ReviewContext, ReviewEvent>;
type Calls = { applied: Step }[];
/** What carries out one of the effects of the chart. */
export type ReviewEffect<K extends keyof ReviewEffects> = Effect<
  ReviewContext,
  ReviewEvent,
  ReviewEffects[K]
>;
type Person = { id: string; name: string; email: string };

const dayMs = 86_400_000;
/** Longer than the longest window, 720 working hours, with its holds; a newer round or a withdrawal ends a link long before. */
const linkLifeMs = 120 * dayMs;

/** Sends each owner a personal link to the draft. The links of an earlier asking end here. */
export const askOwners =
  (secret: string): ReviewEffect<'askOwners'> =>
  async (run, calls) => {
    // A first asking has none before it.
    const again = calls.filter(({ applied }) => applied.context.request > 1);
    if (again.length > 0) await endLinks(run, again);
    const owners = await readOwners(run.tx, recipientsOf(calls));
    const asked = calls.flatMap(({ applied, params }) =>
      Object.keys(applied.context.recipients).flatMap((ownerId) => {
        const owner = owners.get(ownerId);
        return owner
          ? [
              {
                applied,
                kind: params.mail,
                owner,
                linkId: newId(),
              },
            ]
          : [];
      }),
    );
    await linkRows(
      run.tx,
      run.officeId,
      secret,
      asked.map(({ applied, owner, linkId }) => ({
        id: linkId,
        purpose: 'review',
        subjectId: applied.subjectId,
        round: applied.context.round,
        personId: owner.id,
        expiresAt: addMs(applied.event.at, linkLifeMs),
      })),
    );
    await send(
      run,
      asked.map(({ applied, kind, owner, linkId }) => ({
        key: keyOf(applied, kind, owner.id),
        kind,
        to: { address: owner.email, name: owner.name },
        facts: { ownerId: owner.id, ...exchangeOf(applied) },
        linkId,
        invoiceId: applied.subjectId,
        replyTo: { workflowId: applied.workflowId, request: applied.context.request, recipient: owner.id },
      })),
    );
  };

/**
 * Reminds the owners whom the request reached, with the link they already have: inside the window, and of an answer that did
 * not come after it. One that comes due while nobody worked stands in the log and is not sent: by then it would come at night,
 * or seconds before the end.
 */
export const remindOwners: ReviewEffect<'remindOwners'> = async (run, calls) => {
  const timely = calls.filter(({ applied }) => {
    const { reviewDueAt: dueAt } = applied.context;
    const at = { plannedFor: applied.event.at, now: run.now };
    return isTimelyReminder({ ...at, dueAt, isAfterWindow: isAfterWindow(applied) });
  });
  await tellReached(run, timely, (applied, ownerId) => ({
    kind: 'reminder',
    facts: { ownerId, position: positionOf(applied), plannedFor: applied.event.at },
  }));
};

/** Tells the owners whom the request reached that the clock runs again: what they stopped can decide once more. */
export const tellOwners: ReviewEffect<'tellOwners'> = (run, calls) =>
  tellReached(run, calls, (applied, ownerId) => ({
    kind: 'clockResumed',
    facts: { ownerId, resumedAt: applied.event.at },
  }));

const isAfterWindow = (applied: Step) => applied.state === 'awaiting.lapsed';

function positionOf(applied: Step): MailFacts['reminder']['position'] {
  if (isAfterWindow(applied)) return 'afterWindow';
  return applied.context.reminders.length === 0 ? 'last' : 'midCourse';
}

/** What an owner is told whom the request has reached. */
type Told = { [K in 'reminder' | 'clockResumed']: Pick<MailRequest<K>, 'kind' | 'facts'> }[
  | 'reminder'
  | 'clockResumed'];

/** One mail to each owner whom the request is proved to have reached, with the link that it brought. */
async function tellReached(
  run: EffectRun,
  calls: Calls,
  toldOf: (applied: Step, ownerId: string) => Told,
): Promise<void> {
  const owners = await readOwners(run.tx, recipientsOf(calls));
  const linkOf = await readLinks(run.tx, subjects(calls));
  await send(
    run,
    calls.flatMap(({ applied }) =>
      Object.entries(applied.context.recipients).flatMap(([ownerId, copy]) => {
        const owner = owners.get(ownerId);
        const linkId = linkOf(applied.subjectId, ownerId);
        if (!owner || !linkId || copy !== 'delivered') return [];
        const told = toldOf(applied, ownerId);
        return [
          {
            ...told,
            key: `${keyOf(applied, told.kind, ownerId)}:${applied.sequence}`,
            to: { address: owner.email, name: owner.name },
            linkId,
            invoiceId: applied.subjectId,
          },
        ];
      }),
    ),
  );
}

/** Tells the person of the office who looks after this business what the owner did, or what did not reach him. */
export const tellOffice: ReviewEffect<'tellOffice'> = async (run, calls) => {
  const contacts = await readContacts(
    run.tx,
    calls.map(({ applied }) => applied.context.businessId),
  );
  await send(
    run,
    calls.flatMap(({ applied, params }) => {
      const to = contacts.get(applied.context.businessId);
      const { mail: kind, isLast = false } = params;
      if (!to) return [];
      const { event } = applied;
      const ended = event.type === 'bounced' || event.type === 'revoked' ? event : null;
      return [
        {
          key: `${keyOf(applied, kind, 'office')}:${applied.sequence}`,
          kind,
          to: { address: to.email, name: to.name },
          facts: {
            at: applied.event.at,
            ownerName: event.actor.name,
            ownerId: ended?.recipient ?? Object.keys(applied.context.recipients)[0] ?? null,
            reason: event.type === 'bounced' ? event.reason : null,
            cause:
              event.type === 'revoked' ? 'revoked' : event.type === 'bounced' ? (event.cause ?? null) : null,
            isLast: isLast ? 1 : 0,
            ...exchangeOf(applied),
          },
          invoiceId: applied.subjectId,
        },
      ];
    }),
  );
};

/** Ends every review link of these drafts, and with them the sessions they opened. */
export const closeLinks: ReviewEffect<'closeLinks'> = (run, calls) => endLinks(run, calls);

async function endLinks({ tx }: EffectRun, calls: Calls): Promise<void> {
  await tx.execute(sql`update links set revoked_at = app_clock() where office_id = (select app_office())
    and purpose = 'review' and revoked_at is null and subject_id = any (${sql.param(subjects(calls))}::text[]::uuid[])`);
}

async function send(run: EffectRun, requests: MailRequest[]): Promise<void> {
  for (const job of await insertMails(run.tx, run.officeId, requests)) run.enqueue(job);
}

type Asked = { workflowId: string; kind: string; request: number; recipient: string };

/** One mail of a kind to one person for each asking. */
export const mailKey = ({ workflowId, kind, request, recipient }: Asked) =>
  `${workflowId}:${kind}:${request}:${recipient}`;

const keyOf = (applied: Step, kind: string, recipient: string) =>
  mailKey({ workflowId: applied.workflowId, kind, request: applied.context.request, recipient });

const subjects = (calls: Calls) => calls.map(({ applied }) => applied.subjectId);

const recipientsOf = (calls: Calls) =>
  calls.flatMap(({ applied }) => Object.keys(applied.context.recipients));

const exchangeOf = (applied: Step) => ({
  exchangeId: ('exchangeId' in applied.event && applied.event.exchangeId) || null,
});

/** The link that opens a draft to an owner now, from the latest asking. */
export async function readLinks(tx: Tx, invoiceIds: string[]) {
  const links = await rows<{ id: string; subject_id: string; person_id: string }>(
    tx,
    sql`select id, subject_id, person_id from links where office_id = (select app_office()) and purpose = 'review'
      and revoked_at is null and subject_id = any (${sql.param(invoiceIds)}::text[]::uuid[])`,
  );
  const byReader = new Map(links.map((link) => [`${link.subject_id} ${link.person_id}`, link.id]));
  return (invoiceId: string, ownerId: string): string | undefined => byReader.get(`${invoiceId} ${ownerId}`);
}

/** Owners who may still be written to, by id. */
export async function readOwners(tx: Tx, ids: string[]): Promise<Map<string, Person>> {
  const found = await rows<Person>(
    tx,
    sql`select id, name, email from owners where office_id = (select app_office()) and revoked_at is null
      and id = any (${sql.param([...new Set(ids)])}::text[]::uuid[])`,
  );
  return new Map(found.map((owner) => [owner.id, owner]));
}

/** Whom of the office to tell, by business: its contact person, or the office itself. */
export async function readContacts(tx: Tx, businessIds: string[]): Promise<Map<string, Person>> {
  const found = await rows<Person & { business_id: string }>(
    tx,
    sql`select b.id as business_id, coalesce(s.id, o.office_id) as id, coalesce(s.name, o.name) as name,
        coalesce(s.email, o.email) as email
      from businesses b join offices o on o.office_id = b.office_id
      left join staff s on s.office_id = b.office_id and s.id = b.contact_staff_id and s.disabled_at is null
      where b.office_id = (select app_office()) and b.id = any (${sql.param([...new Set(businessIds)])}::text[]::uuid[])`,
  );
  return new Map(found.map((row) => [row.business_id, row]));
}
