import { and, eq } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { exchanges, links, mails, revisions } from '#db/schema/index.ts';
import type { InvoiceContent } from '#db/shapes/content.ts';
import type { Locale } from '#db/shapes/locale.ts';
import type { Mail } from '#emails/index.ts';
import { openWindow } from '../invoice/silence-window.ts';
import { isTimelyReminder } from '../invoice/timely-reminder.ts';
import { readTerms } from '../ledger/review-terms.ts';
import { withHome } from './compose-home.ts';
import {
  draftOf,
  envelopeOf,
  fromOffice,
  issuedOf,
  oneLine,
  readExchange,
  readOwner,
} from './compose-parts.ts';
import { type ComposeContext, type Composition, tokenPlace } from './composition.ts';
import { mailChanges } from './mail-changes.ts';
import { mailLines, mostAgain, mostFirst } from './mail-lines.ts';
import { readSubject, type Subject } from './read-subject.ts';

type ToAsked = 'approvalRequest' | 'officeReply' | 'reminder' | 'clockResumed';

/** The request, its reminder, word that the clock runs again, or the office's answer: what asks the owner for a decision. */
export async function composeRequest(context: ComposeContext<ToAsked>): Promise<Composition | null> {
  const { tx, row, sentAt } = context;
  const subject = await readSubject(tx, row.invoiceId ?? '');
  const owner = await readOwner(tx, row.facts.ownerId);
  const link = row.linkId ? await readLink(tx, row.linkId) : undefined;
  if (!owner || owner.revokedAt || !link || link.revokedAt) return null;
  const { review } = subject;
  const request = {
    ...envelopeOf(subject, owner.locale),
    business: oneLine(subject.business, 120),
    owner: oneLine(owner.name, 80),
    draft: draftOf(subject),
    content: mailLines(subject.content, owner.locale, row.kind === 'approvalRequest' ? mostFirst : mostAgain),
    silence: silenceOf(subject),
    sentAt,
    links: answerLinks(context.origin),
    linkExpiresAt: link.expiresAt,
  };
  const told = (mail: Mail) => withHome(context, subject, owner, fromOffice(subject, mail));
  const isRunning = subject.reviewState === 'awaiting.running';
  const { reviewDueAt: dueAt, windowFrom: receivedAt } = review;
  if (row.kind === 'clockResumed') {
    if (!isRunning || !dueAt) return null;
    return told({ ...request, kind: 'clockResumed', resumedAt: row.facts.resumedAt ?? sentAt, dueAt });
  }
  if (row.kind === 'reminder') {
    const { position = 'midCourse', plannedFor = sentAt } = row.facts;
    const isAfter = position === 'afterWindow';
    if (!dueAt || !receivedAt || !(isAfter ? subject.reviewState === 'awaiting.lapsed' : isRunning))
      return null;
    if (!isTimelyReminder({ plannedFor, dueAt, now: sentAt, isAfterWindow: isAfter })) return null;
    const resumed = review.holdEndsBy !== null;
    return told({ ...request, kind: 'reminder', position, receivedAt, dueAt, resumed });
  }
  if (!subject.reviewState.startsWith('awaiting')) return null;
  const { window, reminderAt } = await windowOf(context, subject);
  const exchange = await readExchange(tx, row.facts.exchangeId);
  const mail: Mail =
    row.kind === 'officeReply'
      ? { ...request, kind: 'officeReply', window, ...(await readReply(tx, subject, exchange)) }
      : {
          ...request,
          kind: 'approvalRequest',
          window,
          round: review.round,
          reminderAt,
          note: exchange?.body ?? '',
          changes: await readChanges(tx, subject, owner.locale),
        };
  return told(mail);
}

/** What followed the owner's decision, or his silence. */
export async function composeAnswerToOwner(
  context: ComposeContext<'approved' | 'tacitlyApproved' | 'approvalUndone'>,
): Promise<Composition | null> {
  const { tx, row, origin } = context;
  const subject = await readSubject(tx, row.invoiceId ?? '');
  const owner = await readOwner(tx, row.facts.ownerId);
  if (!owner || owner.revokedAt) return null;
  const { review } = subject;
  // With the link of the request: who said nothing may never have opened a page of ours.
  const page = row.linkId ? `${origin}/review/${tokenPlace}` : `${origin}/r/${subject.invoiceId}`;
  const common = { ...envelopeOf(subject, owner.locale), business: oneLine(subject.business, 120) };
  const told = (mail: Mail) => withHome(context, subject, owner, fromOffice(subject, mail));
  if (row.kind === 'approved') {
    return told({
      ...common,
      kind: 'approved',
      draft: draftOf(subject),
      number: subject.number,
      approvedAt: review.decidedAt ?? '',
      undoUntil: null,
      link: page,
      ...(row.linkId && { reportLink: `${origin}/report/${tokenPlace}` }),
    });
  }
  if (row.kind === 'approvalUndone') {
    return told({
      ...common,
      kind: 'approvalUndone',
      draft: draftOf(subject),
      by: oneLine(row.facts.byName ?? '', 120),
      how: row.facts.how ?? 'undone',
      link: page,
      ...(row.linkId && { reportLink: `${origin}/report/${tokenPlace}` }),
    });
  }
  if (!subject.clause || !review.windowFrom || !review.decidedAt) return null;
  return told({
    ...common,
    kind: 'tacitlyApproved',
    document: issuedOf(subject),
    receivedAt: review.windowFrom,
    remindedAt: await readReminded(tx, subject.invoiceId),
    dueAt: review.decidedAt,
    dispatches: [
      {
        channel: 'E-mail',
        recipient: oneLine(subject.recipient || subject.content.buyer.name),
        at: null,
      },
    ],
    clause: subject.clause,
    links: { report: `${page}?ask=report-error`, read: page },
    ...(row.linkId && { reportLink: `${origin}/report/${tokenPlace}` }),
  });
}

function silenceOf({ review, clause, capCents }: Subject) {
  if (review.blockedBy.length === 0 && clause) return { kind: 'approves' as const, ...clause };
  const guardrails = review.blockedBy.map((block) => (block === 'noMandate' ? ('noClause' as const) : block));
  return {
    kind: 'neverApproves' as const,
    guardrails: guardrails.length > 0 ? guardrails : ['noClause' as const],
    capCents,
  };
}

/** The window as far as it can be known now: its end and first reminder are exact when the transport proves delivery at once. */
async function windowOf(
  { tx, sentAt, provesOnAccept }: Pick<ComposeContext, 'tx' | 'sentAt' | 'provesOnAccept'>,
  subject: Subject,
) {
  const terms = await readTerms(tx, subject.review);
  const { reviewDueAt, reminders } = openWindow(terms, sentAt);
  if (provesOnAccept)
    return { window: { kind: 'until' as const, dueAt: reviewDueAt }, reminderAt: reminders[0] ?? null };
  const { hours, counting } = terms;
  const window = { kind: 'fromReceipt' as const, hours, counting, earliestDueAt: reviewDueAt };
  return { window, reminderAt: null };
}

function answerLinks(origin: string) {
  const page = `${origin}/review/${tokenPlace}`;
  const report = `${origin}/report/${tokenPlace}`;
  return { read: page, correct: `${page}?ask=request-correction`, time: `${page}?ask=ask-time`, report };
}

async function readLink(tx: Tx, id: string) {
  const [link] = await tx.select().from(links).where(eq(links.id, id));
  return link;
}

async function readReply(tx: Tx, subject: Subject, reply: Awaited<ReturnType<typeof readExchange>>) {
  const earlier = await tx
    .select()
    .from(exchanges)
    .where(eq(exchanges.invoiceId, subject.invoiceId))
    .orderBy(exchanges.at);
  const question = earlier.filter((each) => each.authorKind === 'owner').at(-1);
  return {
    author: oneLine(reply?.authorName ?? subject.office.name, 120),
    question: question?.body ?? '',
    reply: reply?.body ?? '',
  };
}

async function readChanges(tx: Tx, { invoiceId, review, content }: Subject, locale: Locale) {
  if (review.round < 2) return [];
  const [before] = await tx
    .select()
    .from(revisions)
    .where(and(eq(revisions.invoiceId, invoiceId), eq(revisions.round, review.round - 1)));
  if (!before) return [];
  return mailChanges(JSON.parse(before.content) as InvoiceContent, content, locale);
}

async function readReminded(tx: Tx, invoiceId: string): Promise<string[]> {
  const sent = await tx
    .select()
    .from(mails)
    .where(and(eq(mails.invoiceId, invoiceId), eq(mails.kind, 'reminder')));
  return sent.flatMap(({ acceptedAt }) => (acceptedAt ? [acceptedAt] : [])).sort();
}
