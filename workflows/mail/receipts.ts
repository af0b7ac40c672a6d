import type { MailState } from '#db/schema/mails.ts';
import type { End, Hearing } from '../engine/news.ts';
import type { MailReceipt } from './webhook-resend.ts';

/** One event of a provider about a mail, as it is kept. `at` is the provider's time on the clock that decides. */
export type Told = { type: MailReceipt['type']; at: string; detail: string };
/** Whose question it is: machines draw other conclusions than the list of mails. */
export type Asker = Pick<Hearing, 'ends' | 'counts'>;

const listOfMails: Asker = { ends: ['delivered', 'complained', 'failed', 'bounced'], counts: 'last' };

const states: Record<End, MailState> = {
  delivered: 'delivered',
  bounced: 'bounced',
  complained: 'bounced',
  failed: 'failed',
};

const isEnd = ({ ends }: Asker, type: Told['type']): type is End => ends.some((end) => end === type);

/** Where the mail ended to this asker, in whatever order its events came in; undefined while it is open. */
function endOf(asker: Asker, told: readonly Told[]): (Told & { type: End }) | undefined {
  const byTime = (a: Told, b: Told) => (a.at === b.at ? 0 : a.at < b.at ? -1 : 1);
  const byWeight = (a: Told & { type: End }, b: Told & { type: End }) =>
    asker.ends.indexOf(a.type) - asker.ends.indexOf(b.type);
  return told
    .filter((each): each is Told & { type: End } => isEnd(asker, each.type))
    .sort((a, b) =>
      asker.counts === 'strongest' ? byWeight(a, b) || byTime(a, b) : byTime(a, b) || byWeight(a, b),
    )
    .at(-1);
}

/** What the row of the mail says after these events: a function of the set, so that disorder can't matter. */
export function mailStateOf(
  told: readonly Told[],
): { state: MailState; error: string | null; at: string } | null {
  const end = endOf(listOfMails, told);
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
