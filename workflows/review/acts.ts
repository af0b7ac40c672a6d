import type { ReviewContext } from './events.ts';

/** What people may do with a draft and its review. The names are those of `data-act`. */
const reviewActNames = [
  'edit',
  'submit-review',
  'withdraw',
  'reply',
  'amend',
  'resend',
  'delete-draft',
  'approve',
  'undo-approval',
  'comment',
  'request-correction',
  'ask-time',
  'resume',
] as const;
export type ReviewAct = (typeof reviewActNames)[number];

/** Why an act is not possible now; the interface words it. */
type ActRefusal =
  | 'alreadyIssued'
  | 'deleted'
  | 'withOwner'
  | 'notAsked'
  | 'noClock'
  | 'beingCorrected'
  | 'notNow';
export type Acts = Record<ReviewAct, { enabled: boolean; reason: ActRefusal | null }>;

const within: Record<ReviewAct, string[]> = {
  edit: ['preparing', 'correcting', 'withdrawn'],
  'submit-review': ['preparing', 'correcting', 'withdrawn'],
  'delete-draft': ['preparing', 'correcting', 'withdrawn'],
  withdraw: ['awaiting', 'answering', 'correcting'],
  reply: ['answering'],
  amend: ['answering'],
  resend: ['awaiting.asking', 'awaiting.undelivered'],
  approve: ['awaiting', 'answering'],
  comment: ['awaiting', 'answering', 'correcting'],
  'request-correction': ['awaiting', 'answering', 'approved'],
  'ask-time': ['awaiting.running'],
  resume: ['awaiting.onHold'],
  'undo-approval': ['approved'],
};

/** Every act, allowed or with the reason why not. It mirrors the machine; a test holds the two together. */
export function reviewActs(state: string, context: Pick<ReviewContext, 'decidedBy'>): Acts {
  const inside = (states: string[]) => states.some((each) => state === each || state.startsWith(`${each}.`));
  const entries = reviewActNames.map((act) => {
    // Only an owner's own approval rests before it is final; what silence or a waiver decides is issued at once.
    const enabled = inside(within[act]) && (state !== 'approved' || context.decidedBy === 'owner');
    return [act, { enabled, reason: enabled ? null : refusalOf(act, state) }] as const;
  });
  return Object.fromEntries(entries) as Acts;
}

function refusalOf(act: ReviewAct, state: string): ActRefusal {
  if (state === 'issued' || state === 'approved') return 'alreadyIssued';
  if (state === 'deleted') return 'deleted';
  if (act === 'ask-time' && state.startsWith('awaiting')) return 'noClock';
  if (state.startsWith('awaiting') || state === 'answering') return 'withOwner';
  if (state === 'correcting') return 'beingCorrected';
  if (state === 'preparing' || state === 'withdrawn') return 'notAsked';
  return 'notNow';
}
