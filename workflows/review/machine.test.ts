import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Review } from '#test/review/model.ts';
import { moves, type Timed } from '#test/review/moves.ts';
import { type Moment, playThrough } from '#test/review/play-through.ts';
import { runSeed } from '#test/support/slice.ts';
import { parisClock } from '../invoice/paris-time.ts';
import { type ReviewAct, reviewActs } from './acts.ts';
import type { ReviewContext } from './events.ts';
import { reviewChart } from './machine.ts';

/** `npm run test:faults -- machine` has it run a million. */
const runs = Number(process.env.TACITE_MODEL_RUNS ?? 1500);

const everywhere = [
  'answering',
  'approved by owner',
  'awaiting.asking',
  'awaiting.lapsed',
  'awaiting.onHold',
  'awaiting.running',
  'awaiting.undelivered',
  'correcting',
  'deleted',
  'issued by owner',
  'issued by silence',
  'issued by waiver',
  'preparing',
  'withdrawn',
];

const hour = 3_600_000;
const iso = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());
const ended = ['issued', 'deleted'];

const life = fc.record({
  moves,
  hours: fc.constantFrom(48, 24, 72),
  // Both nights of the year on which the clocks change, a leap day and the turn of a year are in here.
  from: fc
    .date({ min: new Date('2027-01-01'), max: new Date('2028-04-01'), noInvalidDate: true })
    .map((date) => date.toISOString()),
});

test('the machine says what the rules say, whatever happens in whatever order at whatever time', {
  timeout: 3_600_000,
}, () => {
  const seen = new Set<string>();
  const property = fc.property(life, ({ moves, ...options }) => {
    const story: Moment[] = [];
    for (const moment of playThrough(moves, options)) {
      story.push(moment);
      const { accepted, context, machine, model } = moment;
      seen.add(context.decidedBy ? `${machine.state} by ${context.decidedBy}` : machine.state);
      expect(accepted.machine, 'accepted').toBe(accepted.model);
      expect(agreed(context, machine.state)).toEqual(told(model));
      expect(machine.timers.map(({ type }) => type.split('.')[2]).sort()).toEqual(
        timersOf(context, machine.state),
      );
      actsAgree(machine, context);
      if (ended.includes(machine.state)) expect(machine.status).toBe('done');
    }
    hold(story, options.hours);
  });
  fc.assert(property, {
    numRuns: runs,
    examples: rareStories.map((moves) => [{ moves, hours: 48, from }]),
    seed: runSeed,
  });
  // The stories go everywhere: a rule that none of them meets is not tested.
  expect([...seen].sort()).toEqual(everywhere);
});

const from = '2027-03-26T08:00:00.000Z';
const day = 24 * hour;
const submit = { move: { type: 'submit', owners: 2, blocked: false, waived: false }, after: 0 } as const;
const waivedSubmit = { ...submit, move: { ...submit.move, waived: true } };
const delivered = { move: { type: 'delivered', owner: 0, stale: false }, after: 0 } as const;
const askTime = { move: { type: 'askTime', forMs: 7 * day }, after: 0 } as const;
const act = (
  type: 'requestCorrection' | 'undoApproval' | 'withdraw' | 'wait',
  after: Timed['after'],
): Timed => ({
  move: { type },
  after,
});
const moved = (after: number): Timed => ({ move: { type: 'moved', owner: 0 }, after });
const revoked = (owner: 0 | 1, after: number): Timed => ({ move: { type: 'revoked', owner }, after });
const approve = (after: number): Timed => ({ move: { type: 'approve', right: true }, after });

/** What chance seldom tells, and is told each time. */
const rareStories: Timed[][] = [
  // A guardrail asks an owner, whatever is waived.
  [{ ...submit, move: { ...submit.move, blocked: true, waived: true } }, delivered, act('wait', 'at')],
  // What an owner was asked about is never waived later: not what he objected to, not what was taken back unread.
  [submit, delivered, act('requestCorrection', 0), act('withdraw', 0), waivedSubmit, act('wait', 'at')],
  [submit, act('withdraw', 0), waivedSubmit],
  // A new round has seven days of its own.
  [
    submit,
    delivered,
    askTime,
    act('requestCorrection', 6 * day),
    submit,
    delivered,
    askTime,
    act('wait', 'at'),
  ],
  // What was left stands still during a hold, also for who approves in it and takes that back.
  [submit, delivered, askTime, approve(day), act('undoApproval', 1000), act('wait', 'justBefore')],
  // The address changes while the clock runs, on hold, and when it is over: each time a full window, from a new proof.
  [
    submit,
    delivered,
    moved(day),
    act('wait', 3 * day),
    delivered,
    askTime,
    moved(day),
    delivered,
    moved(day),
  ],
  [{ ...submit, move: { ...submit.move, blocked: true } }, delivered, moved(3 * day), delivered],
  // The only one who could answer goes, and silence says nothing any more; a second one keeps the clock going.
  [submit, revoked(1, 0), delivered, revoked(0, day), act('wait', 3 * day)],
  [submit, delivered, revoked(1, day), act('wait', 'at')],
  // Gone while his approval could still be taken back.
  [
    { ...submit, move: { ...submit.move, owners: 1 } },
    delivered,
    approve(day),
    revoked(0, 1000),
    act('undoApproval', 1000),
  ],
  // What is wrong after all, said before the approval is final: nothing is issued, and the next round runs in full.
  [submit, delivered, approve(day), act('requestCorrection', 1000), act('wait', day), submit, delivered],
  // Nobody answers for six weeks: five times he is asked again, then the office is told, and it is over; or he answers.
  [
    { ...submit, move: { ...submit.move, blocked: true } },
    delivered,
    act('wait', 'at'),
    act('wait', 42 * day),
  ],
  [{ ...submit, move: { ...submit.move, blocked: true } }, delivered, act('wait', 12 * day), approve(day)],
  // Taken back after the window was over: a day is left.
  [
    { ...submit, move: { ...submit.move, blocked: true } },
    delivered,
    act('wait', 'at'),
    approve(day),
    act('undoApproval', 1),
  ],
];

/** What both must agree on. */
const told = (review: Review) => ({
  state: ['asking', 'running', 'lapsed', 'undelivered', 'onHold'].includes(review.phase)
    ? `awaiting.${review.phase}`
    : review.phase,
  round: review.round,
  reviewDueAt: iso(review.dueAt),
  holdUntil: iso(review.holdUntil),
  decidedBy: review.decidedBy,
  decidedAt: iso(review.decidedAt),
  undoUntil: iso(review.undoUntil),
  copies: review.copies,
  asked: review.phase === 'lapsed' ? review.asked : 0,
});

const agreed = (context: ReviewContext, state: string) => {
  const { round, reviewDueAt, holdUntil, decidedBy, decidedAt, undoUntil, recipients } = context;
  const copies = Object.entries(recipients)
    .sort()
    .map(([, copy]) => copy);
  const asked = state === 'awaiting.lapsed' ? 6 - context.reminders.length : 0;
  return { state, round, reviewDueAt, holdUntil, decidedBy, decidedAt, undoUntil, copies, asked };
};

/** A clock runs where the chart says so, and nowhere else. */
function timersOf({ reminders }: ReviewContext, state: string): string[] {
  if (state === 'awaiting.running')
    return reminders.length > 0 ? ['reminder', 'silenceWindow'] : ['silenceWindow'];
  if (state === 'awaiting.lapsed')
    return reminders.length > 1 ? ['askAgain'] : reminders.length === 1 ? ['lastCall'] : [];
  if (state === 'awaiting.onHold') return ['holdEnd'];
  return state === 'approved' ? ['undoWindow'] : [];
}

/** What must be true of any story, told without the model: from the transitions alone. */
function hold(story: Moment[], hours: number) {
  const steps = story.flatMap(({ changes }) =>
    changes.map(({ applied, effects }) => ({
      ...applied,
      context: applied.context as ReviewContext,
      effects,
    })),
  );
  const last = steps.findIndex(({ state }) => ended.includes(state));
  expect(last === -1 || last === steps.length - 1, 'nothing happens after the end').toBe(true);
  const issues = steps.flatMap(({ effects }) => effects.filter(({ name }) => name === 'issueInvoice'));
  expect(issues.length, 'issued once, or not').toBe(steps.at(-1)?.state === 'issued' ? 1 : 0);
  let reached = new Set<string>();
  let approvedAt = '';
  let heldFrom = '';
  for (const [index, { event, state, fromState, context, effects }] of steps.entries()) {
    const { recipient } = event as { recipient?: string };
    if (effects.some(({ name }) => name === 'askOwners')) reached = new Set();
    if (event.type === 'delivered') reached.add(recipient!);
    if (event.type === 'bounced' || event.type === 'revoked') reached.delete(recipient!);
    if (event.type === 'submit') heldFrom = '';
    if (event.type === 'askTime') heldFrom ||= event.at;
    if (event.type === 'approve') approvedAt = event.at;
    if (event.type === 'undoApproval')
      expect(Date.parse(event.at) - Date.parse(approvedAt), 'ten minutes to undo').toBeLessThan(600_000);
    if (fromState === 'awaiting.onHold')
      expect(Date.parse(event.at) - Date.parse(heldFrom), 'seven days in all').toBeLessThanOrEqual(
        168 * hour,
      );
    if (['answering', 'correcting'].includes(state))
      expect(context, 'an answer stops the clock').toMatchObject({ reviewDueAt: null, windowFrom: null });
    if (effects.some(({ name }) => name === 'remindOwners')) {
      const { time } = parisClock(Date.parse(event.at));
      expect(time >= '07:30' && time < '20:00', `a reminder at ${time}`).toBe(true);
      expect(event.at < context.reviewDueAt!, 'inside the window, or after one that decided nothing').toBe(
        state === 'awaiting.running',
      );
    }
    const resumes = fromState === 'awaiting.onHold' && state === 'awaiting.running';
    const told = effects.filter(({ name }) => name === 'tellOwners').length;
    expect(told, 'owners are told once that their clock runs again').toBe(resumes ? 1 : 0);
    if (context.decidedBy === 'waiver') {
      expect(context.blockedBy, 'nothing a guardrail holds is waived').toEqual([]);
      expect(context.round, 'nothing that was before an owner is waived').toBe(1);
    }
    if (context.decidedBy !== 'silence') continue;
    expect(state).toBe('issued');
    expect(fromState).toBe('awaiting.running');
    expect(context.blockedBy, 'nothing blocked is approved by silence').toEqual([]);
    expect(reached.size, 'silence needs a proof of delivery').toBeGreaterThan(0);
    const window = Date.parse(event.at) - Date.parse(context.windowFrom!);
    expect(window, 'never before the window is over').toBeGreaterThanOrEqual(hours * hour);
    expect(index).toBe(steps.length - 1);
  }
}

const eventOfAct: Partial<Record<ReviewAct, Record<string, unknown>>> = {
  'submit-review': { type: 'submit', recipients: ['o0'], blockedBy: [] },
  withdraw: { type: 'withdraw' },
  reply: { type: 'reply', recipients: ['o0'] },
  amend: { type: 'amend' },
  resend: { type: 'resend', recipients: ['o0'] },
  'delete-draft': { type: 'delete' },
  approve: { type: 'approve' },
  'undo-approval': { type: 'undoApproval', reviewDueAt: '2040-01-01T00:00:00.000Z', reminders: [] },
  comment: { type: 'comment' },
  'request-correction': { type: 'requestCorrection' },
  'ask-time': { type: 'askTime', until: '2000-01-02T00:00:00.000Z', holdEndsBy: '2000-01-02T00:00:00.000Z' },
  resume: { type: 'resume', reviewDueAt: '2040-01-01T00:00:00.000Z', reminders: [] },
};

/** A button is enabled where the machine takes what it sends. */
function actsAgree({ state, snapshot }: { state: string; snapshot: string }, context: ReviewContext) {
  const restored = reviewChart.restoreSnapshot(JSON.parse(snapshot) as never, undefined as never);
  const acts = reviewActs(state, context);
  const inTime = { at: '2000-01-01T00:00:00.000Z', revisionSha256: context.revisionSha256 };
  for (const [act, event] of Object.entries(eventOfAct) as [ReviewAct, object][]) {
    const first = act === 'ask-time' && context.holdEndsBy ? { until: context.holdEndsBy } : {};
    const can = restored.can({ ...inTime, ...event, ...first } as never);
    expect(acts[act].enabled, `${act} in ${state}`).toBe(can);
    expect(acts[act].reason === null, `a reason for ${act} in ${state}`).toBe(can);
  }
  expect(acts.edit.enabled).toBe(acts['submit-review'].enabled);
}
