import type { MailState } from '#db/schema/mails.ts';
import type { MailReceipt } from './webhook-resend.ts';

/** One event of a provider about a mail, as it is kept. `at` is the provider's time on the clock that decides. */
export type Told = { type: MailReceipt['type']; at: string; detail: string };
/** Whose question it is: a dispatch and a review draw other conclusions, and both others than the list of mails. */
export type Asker = 'mail' | 'dispatch' | 'review';

type End = 'delivered' | 'bounced' | 'complained' | 'failed';

/**
 * What settles where a mail ended, the weaker first. A complaint tells an office that its request was pushed away; about
 * an invoice it only proves that it arrived.
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

/**
 * Where the mail ended, in whatever order its events came in; undefined while it is open. The provider's last word
 * counts; but a review that was ever told of a bounce stays undelivered until the request is sent again, as a doubtful
 * delivery must not let silence decide.
 */
export function endOf(asker: Asker, told: readonly Told[]): (Told & { type: End }) | undefined {
  const byTime = (a: Told, b: Told) => (a.at === b.at ? 0 : a.at < b.at ? -1 : 1);
  const byWeight = (a: Told & { type: End }, b: Told & { type: End }) =>
    ends[asker].indexOf(a.type) - ends[asker].indexOf(b.type);
  return told
    .filter((each): each is Told & { type: End } => isEnd(asker, each.type))
    .sort((a, b) => (asker === 'review' ? byWeight(a, b) || byTime(a, b) : byTime(a, b) || byWeight(a, b)))
    .at(-1);
}

/** What the row of the mail says after these events: a function of the set, so that disorder can't matter. */
export function mailStateOf(
  told: readonly Told[],
): { state: MailState; error: string | null; at: string } | null {
  const end = endOf('mail', told);
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
  const end = endOf(asker, told);
  if (!end || end.type !== event.type || end.at !== event.at) return [];
  const opening = told.find(isOpening);
  return end.type === 'delivered' && opening ? [end, asOpened(opening)] : [end];
}

const isOpening = ({ type }: Told) => type === 'opened' || type === 'clicked';
