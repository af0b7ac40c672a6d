import { addDays } from '#workflows/invoice/due-date.ts';
import { parisClock, parisInstant } from '#workflows/invoice/paris-time.ts';
import { isWorkingDay } from '#workflows/invoice/working-days.ts';

/**
 * A review as product.md tells it ("Rules of silence", "Rules of approval"), in a few plain rules: no chart, no
 * library but the calendar, milliseconds instead of dates. It exists to disagree with the machine when one of them is wrong.
 */
const hour = 3_600_000;
const day = 24 * hour;

type Phase =
  | 'preparing'
  | 'asking'
  | 'running'
  | 'lapsed'
  | 'undelivered'
  | 'onHold'
  | 'answering'
  | 'correcting'
  | 'approved'
  | 'issued'
  | 'withdrawn'
  | 'deleted';

export type Move =
  | { type: 'submit'; owners: 1 | 2; blocked: boolean; waived: boolean }
  | { type: 'delivered' | 'bounced'; owner: 0 | 1; stale: boolean }
  | { type: 'revoked' | 'moved'; owner: 0 | 1 }
  | { type: 'approve'; right: boolean }
  | { type: 'askTime'; forMs: number }
  | { type: (typeof plainMoves)[number] };

export const plainMoves = [
  'comment',
  'requestCorrection',
  'reply',
  'amend',
  'resend',
  'resume',
  'withdraw',
  'delete',
  'undoApproval',
  'wait',
] as const;

export type Review = {
  phase: Phase;
  round: number;
  copies: ('asked' | 'delivered' | 'bounced' | 'revoked')[];
  blocked: boolean;
  /** A window was opened by a proof of delivery, and nothing has closed it since. */
  opened: boolean;
  dueAt: number | null;
  /** How often he was asked again after a window that silence did not end; the last time the office is. */
  asked: number;
  left: number | null;
  holdUntil: number | null;
  holdsEndBy: number | null;
  undoUntil: number | null;
  decidedBy: 'owner' | 'silence' | 'waiver' | null;
  decidedAt: number | null;
};

export const newReview = (): Review => ({
  phase: 'preparing',
  round: 0,
  copies: [],
  blocked: false,
  holdsEndBy: null,
  asked: 0,
  ...closed,
  ...undecided,
});

const closed = { opened: false, dueAt: null, left: null, holdUntil: null };
const undecided = { undoUntil: null, decidedBy: null, decidedAt: null };
const editable: Phase[] = ['preparing', 'correcting', 'withdrawn'];
const before: Phase[] = ['asking', 'running', 'lapsed', 'undelivered', 'onHold'];

/** The next moment at which something happens by itself. */
export function nextEdge(review: Review): number | null {
  if (review.phase === 'running') return review.dueAt;
  if (review.phase === 'onHold') return review.holdUntil;
  return review.phase === 'approved' ? review.undoUntil : null;
}

/** What time alone does, up to and including `now`. */
export function pass(review: Review, now: number): Review {
  if (review.phase === 'lapsed') return { ...review, asked: timesAsked(review.dueAt ?? now, now) };
  const edge = nextEdge(review);
  if (edge === null || edge > now) return review;
  const then = review.phase === 'onHold' ? goOn(review, edge) : end(review, edge);
  return pass(then, now);
}

/** Every third day, or the next working one, at nine in Paris: five times, then the office is told, and it is over. */
function timesAsked(endedAt: number, now: number): number {
  let date = parisClock(endedAt).date;
  for (let asked = 0; asked < 6; asked++) {
    date = addDays(date, 3);
    while (!isWorkingDay(date)) date = addDays(date, 1);
    if (parisInstant(date, '09:00') > now) return asked;
  }
  return 6;
}

function end(review: Review, at: number): Review {
  if (review.phase === 'approved') return { ...review, phase: 'issued' };
  if (review.blocked) return { ...review, phase: 'lapsed' };
  return { ...review, phase: 'issued', decidedBy: 'silence', decidedAt: at };
}

/** The clock goes on with what was left, a day at least. */
const goOn = (review: Review, at: number): Review => ({
  ...review,
  phase: 'running',
  dueAt: at + Math.max(review.left ?? 0, day),
  left: null,
  holdUntil: null,
});

/** What a move makes of a review at `at`, or null when it is refused. `hours` is the length of the silence window. */
export function play(review: Review, move: Move, at: number, hours: number): Review | null {
  const { phase } = review;
  const asked = before.includes(phase);
  switch (move.type) {
    case 'wait':
      return review;
    case 'submit': {
      if (!editable.includes(phase)) return null;
      const opened = { ...review, round: review.round + 1, blocked: move.blocked, ...closed, ...undecided };
      if (move.waived && !move.blocked && review.round === 0)
        return { ...opened, phase: 'issued', decidedBy: 'waiver', decidedAt: at, holdsEndBy: null };
      return ask({ ...opened, holdsEndBy: null }, move.owners);
    }
    case 'delivered':
      if (!(asked || phase === 'approved') || move.stale || copyOf(review, move.owner) !== 'asked')
        return null;
      return deliver(mark(review, move.owner, 'delivered'), at, hours);
    case 'bounced':
      if (!(asked || phase === 'approved') || move.stale || !isOut(review, move.owner)) return null;
      return endOfCopy(mark(review, move.owner, 'bounced'));
    case 'revoked':
      if (!(asked || phase === 'approved') || !isOut(review, move.owner)) return null;
      return endOfCopy(mark(review, move.owner, 'revoked'));
    // Somebody's address has changed: everybody is asked anew, and no clock runs until that is delivered.
    case 'moved':
      return asked ? ask(review, review.copies.length) : null;
    case 'approve':
      if (!move.right || !(asked || phase === 'answering')) return null;
      return {
        ...review,
        phase: 'approved',
        decidedBy: 'owner',
        decidedAt: at,
        undoUntil: at + 10 * 60_000,
      };
    case 'undoApproval':
      return phase === 'approved' ? undo(review, at) : null;
    case 'comment':
      if (phase === 'correcting') return review;
      return asked || phase === 'answering' ? { ...review, phase: 'answering', ...closed } : null;
    case 'requestCorrection':
      if (!asked && phase !== 'answering' && phase !== 'approved') return null;
      // While an approval can be taken back, this takes it back as well.
      return { ...review, phase: 'correcting', ...closed, ...undecided };
    case 'askTime':
      return phase === 'running' ? hold(review, at, at + move.forMs) : null;
    case 'resume':
      return phase === 'onHold' ? goOn(review, at) : null;
    case 'reply':
      return phase === 'answering' ? ask(review, review.copies.length) : null;
    case 'resend':
      return phase === 'asking' || phase === 'undelivered' ? ask(review, review.copies.length) : null;
    case 'amend':
      return phase === 'answering' ? { ...review, phase: 'correcting' } : null;
    case 'withdraw':
      if (!asked && phase !== 'answering' && phase !== 'correcting') return null;
      return { ...review, phase: 'withdrawn', ...closed };
    case 'delete':
      return editable.includes(phase) ? { ...review, phase: 'deleted' } : null;
  }
}

const ask = (review: Review, owners: number): Review => ({
  ...review,
  phase: 'asking',
  copies: Array.from({ length: owners }, () => 'asked' as const),
  ...closed,
});

const copyOf = ({ copies }: Review, owner: number) => copies[owner % copies.length];
/** Sent, not come back, and its reader still answers. What ends once does not end twice, nor arrive after all. */
const isOut = (review: Review, owner: number) => ['asked', 'delivered'].includes(copyOf(review, owner) ?? '');

const mark = (review: Review, owner: number, as: 'delivered' | 'bounced' | 'revoked'): Review => ({
  ...review,
  copies: review.copies.map((copy, index) => (index === owner % review.copies.length ? as : copy)),
});

/** The first proof of delivery opens the window. */
const deliver = (review: Review, at: number, hours: number): Review =>
  review.phase === 'asking'
    ? { ...review, phase: 'running', opened: true, dueAt: at + hours * hour }
    : review;

/** No clock without a copy that is proved to have arrived; when none can arrive any more, the office is told. */
function endOfCopy(review: Review): Review {
  if (review.phase === 'approved') return review;
  if (!review.copies.some((copy) => copy === 'asked' || copy === 'delivered'))
    return { ...review, phase: 'undelivered', ...closed };
  if (!review.copies.includes('delivered')) return { ...review, phase: 'asking', ...closed };
  return review;
}

/** Seven days in all, counted from the first time that was asked for in the round. */
function hold(review: Review, at: number, until: number): Review | null {
  const holdsEndBy = review.holdsEndBy ?? at + 7 * day;
  if (until <= at || until > holdsEndBy) return null;
  return {
    ...review,
    phase: 'onHold',
    holdUntil: until,
    holdsEndBy,
    left: (review.dueAt ?? at) - at,
    dueAt: null,
  };
}

function undo(review: Review, at: number): Review {
  const taken = { ...review, ...undecided };
  if (!review.opened || !review.copies.includes('delivered'))
    return { ...taken, phase: 'answering', ...closed };
  const left = review.left ?? Math.max(0, (review.dueAt ?? 0) - (review.decidedAt ?? at));
  return goOn({ ...taken, left }, at);
}
