import { asksAgain } from '../invoice/asks-again.ts';
import type { Window } from '../invoice/silence-window.ts';
import type {
  Bounced,
  Delivered,
  ReviewContext,
  ReviewEvent,
  ReviewInput,
  Revoked,
  Submit,
} from './events.ts';

/** How each step of a review changes what is remembered of it. Pure: `assign` of the machine calls these. */
type Copy = ReviewContext['recipients'][string];
type Args = { context: ReviewContext; event: ReviewEvent };

const noClock = {
  windowFrom: null,
  reviewDueAt: null,
  reminders: [],
  holdUntil: null,
  leftMs: null,
  afterHold: null,
};
const undecided = { undoUntil: null, decidedAt: null, decidedBy: null, decidedByName: null };

export const newReview = ({ officeId, businessId, invoiceId }: ReviewInput): ReviewContext => ({
  officeId,
  businessId,
  invoiceId,
  round: 0,
  request: 0,
  revisionSha256: null,
  policyVersion: 0,
  mandateId: null,
  blockedBy: [],
  recipients: {},
  askedAt: null,
  holdEndsBy: null,
  ...noClock,
  ...undecided,
});

export function openRound({ event }: Args): Partial<ReviewContext> {
  const { round, revisionSha256, policyVersion, mandateId, blockedBy } = event as Submit;
  return {
    round,
    revisionSha256,
    policyVersion,
    mandateId,
    blockedBy,
    holdEndsBy: null,
    ...noClock,
    ...undecided,
  };
}

/** Whether a guardrail holds: that asks an owner, whatever is waived. A missing clause keeps silence alone from deciding. */
export const isGuarded = ({ blockedBy }: Submit) => blockedBy.some((block) => block !== 'noMandate');

/** A new asking: no clock until this one is delivered. */
export function openRequest({ context, event }: Args): Partial<ReviewContext> {
  const ids = (event as { recipients: string[] }).recipients;
  const recipients = Object.fromEntries(ids.map((id) => [id, 'asked' as const]));
  return { request: context.request + 1, recipients, askedAt: event.at, ...noClock };
}

export function markDelivered({ context, event }: Args): Partial<ReviewContext> {
  return { recipients: { ...context.recipients, [(event as Delivered).recipient]: 'delivered' } };
}

export function startClock(args: Args): Partial<ReviewContext> {
  const { reviewDueAt, reminders, at } = args.event as Delivered;
  return { ...markDelivered(args), windowFrom: at, reviewDueAt, reminders };
}

export function setClock({ event }: Args): Partial<ReviewContext> {
  const { reviewDueAt, reminders } = event as unknown as Window;
  return { reviewDueAt, reminders, holdUntil: null, leftMs: null, afterHold: null };
}

export const stopClock = (): Partial<ReviewContext> => noClock;

export function hold({ context, event }: Args): Partial<ReviewContext> {
  if (event.type !== 'askTime') return {};
  const { until, leftMs, afterHold } = event;
  const holdEndsBy = context.holdEndsBy ?? event.holdEndsBy;
  return { holdUntil: until, holdEndsBy, leftMs, afterHold, reviewDueAt: null, reminders: [] };
}

export function resumeAfterHold({ context }: Args): Partial<ReviewContext> {
  return { ...context.afterHold, holdUntil: null, leftMs: null, afterHold: null };
}

export function dropReminder({ context }: Args): Partial<ReviewContext> {
  return { reminders: context.reminders.slice(1) };
}

/** Silence can't replace the answer: it is asked for again, from the end of the window on. */
export const goOnAsking = ({ event }: Args): Partial<ReviewContext> => ({ reminders: asksAgain(event.at) });

export const nextAsk = ({ reminders }: ReviewContext) => (reminders.length > 1 ? reminders[0] : null);

/** When asking is over, and somebody of the office has to call. */
export const lastCall = ({ reminders }: ReviewContext) => (reminders.length === 1 ? reminders[0] : null);

/** A copy ends where it came back, or where its reader answers for the business no more. */
export function endCopy({ context, event }: Args): Partial<ReviewContext> {
  const { recipient, type } = event as Bounced | Revoked;
  const end = type === 'revoked' ? ('revoked' as const) : ('bounced' as const);
  return { recipients: { ...context.recipients, [recipient]: end } };
}

/** How the copy fares that an event is about; undefined when it belongs to another asking, or to nobody who was asked. */
export function copyOf(context: ReviewContext, event: ReviewEvent) {
  if (event.type === 'revoked') return context.recipients[event.recipient];
  if (event.type !== 'delivered' && event.type !== 'bounced') return undefined;
  return event.request === context.request ? context.recipients[event.recipient] : undefined;
}

/** Whether a copy is on its way or has arrived. What has ended once does not end twice, nor arrive after all. */
export const isOut = (copy: Copy | undefined) => copy === 'asked' || copy === 'delivered';

/** Whether nobody else still has, or may still get, the request. */
export const othersEnded = (context: ReviewContext, event: ReviewEvent) =>
  !others(context, event).some(isOut);

/** Whether the request is proved to have reached somebody else. */
export const othersReached = (context: ReviewContext, event: ReviewEvent) =>
  others(context, event).includes('delivered');

const others = ({ recipients }: ReviewContext, event: ReviewEvent) =>
  Object.entries(recipients).flatMap(([id, copy]) =>
    id === (event as Bounced | Revoked).recipient ? [] : [copy],
  );

export function decideByOwner({ event }: Args): Partial<ReviewContext> {
  if (event.type !== 'approve') return {};
  return {
    decidedAt: event.at,
    decidedBy: 'owner',
    decidedByName: event.actor.name,
    undoUntil: event.undoUntil,
  };
}

export function decideBySilence({ context, event }: Args): Partial<ReviewContext> {
  return { decidedAt: context.reviewDueAt ?? event.at, decidedBy: 'silence', decidedByName: null };
}

export function decideByWaiver({ event }: Args): Partial<ReviewContext> {
  return { decidedAt: event.at, decidedBy: 'waiver', decidedByName: null };
}

export const takeDecisionBack = (): Partial<ReviewContext> => undecided;
