import type { MailState } from '#db/schema/mails.ts';
import type { MailReceipt } from './webhook-resend.ts';

/** One event of a provider about a mail, as it is kept. `at` is the provider's time on the clock that decides. */
export type Told = { type: MailReceipt['type']; at: string; detail: string };
/** Whose question it is: a dispatch and a review draw other conclusions, and both others than the list of mails. */
export type Asker = 'mail' | 'dispatch' | 'review';

type End = 'delivered' | 'bounced' | 'complained' | 'failed';

/**
 * What settles where a mail ended, the weaker first: of two at the same instant the later in the list counts. A complaint
 * tells an office that its request was pushed away; about an invoice it only proves that it arrived.
 */
const ends: Record<Asker, readonly End[]> = {
  mail: ['delivered', 'complained', 'failed', 'bounced'],
  dispatch: ['delivered', 'failed', 'bounced'],
  review: ['delivered', 'complained', 'failed', 'bounced'],
};

const states: Record<End, MailState> = {
  delivered: 'delivered',
  bounced: 'bounced',
  complained: 'bounced',
  failed: 'failed',
};

const isEnd = (asker: Asker, type: Told['type']): type is End => ends[asker].some((end) => end === type);

/** Where the mail ended by the provider's own time, in whatever order its events came in; undefined while it is open. */
export function latestEnd(asker: Asker, told: readonly Told[]): (Told & { type: End }) | undefined {
  const rank = (type: Told['type']) => ends[asker].indexOf(type as End);
  return told
    .filter((each): each is Told & { type: End } => isEnd(asker, each.type))
    .sort((a, b) => (a.at === b.at ? rank(a.type) - rank(b.type) : a.at < b.at ? -1 : 1))
    .at(-1);
}

/** What the row of the mail says after these events: a function of the set, so that disorder can't matter. */
export function mailStateOf(
  told: readonly Told[],
): { state: MailState; error: string | null; at: string } | null {
  const end = latestEnd('mail', told);
  if (!end) return null;
  const error = end.type === 'delivered' ? null : end.detail || end.type;
  return { state: states[end.type], error, at: end.at };
}

/**
 * What `event`, just added to `told`, changes for the workflow that asked for the mail: nothing where a later word of
 * the provider is known already. That a mail was opened is told again after a late delivery, which may have healed what
 * a bounce had stopped.
 */
export function newsOf(
  asker: Asker,
  event: Told,
  told: readonly Told[],
): (Told & { type: End | 'opened' })[] {
  const asOpened = (each: Told) => ({ ...each, type: 'opened' as const });
  if (isOpening(event)) return [asOpened(event)];
  const end = latestEnd(asker, told);
  if (!end || end.type !== event.type || end.at !== event.at) return [];
  const opening = told.find(isOpening);
  return end.type === 'delivered' && opening ? [end, asOpened(opening)] : [end];
}

const isOpening = ({ type }: Told) => type === 'opened' || type === 'clicked';
