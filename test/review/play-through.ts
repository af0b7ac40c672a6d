import { advance, type Change } from '#workflows/engine/advance.ts';
import { originOf } from '#workflows/engine/chain.ts';
import { createRegistry } from '#workflows/engine/registry.ts';
import { firstStep } from '#workflows/engine/step.ts';
import type { Locked } from '#workflows/engine/store.ts';
import { defaultPolicy } from '#workflows/invoice/default-policy.ts';
import type { Terms } from '#workflows/invoice/silence-window.ts';
import type { ReviewContext } from '#workflows/review/events.ts';
import { reviewChart } from '#workflows/review/machine.ts';
import { newReview, nextEdge, pass, play, type Review } from './model.ts';
import { eventOf, type Timed } from './moves.ts';

const noop = async () => undefined;
const registry = createRegistry([
  {
    name: 'review',
    version: 2,
    chart: reviewChart,
    effects: {
      closeLinks: noop,
      askOwners: noop,
      remindOwners: noop,
      tellOwners: noop,
      tellOffice: noop,
      issueInvoice: noop,
    },
  },
]);

/** Side by side after a move: what the rules say, what the machine says, and the transitions it took on the way. */
export type Moment = {
  timed: Timed;
  at: string;
  accepted: { model: boolean; machine: boolean };
  model: Review;
  machine: Locked;
  context: ReviewContext;
  changes: Change[];
};

const contextOf = (workflow: Locked) => (JSON.parse(workflow.snapshot) as { context: ReviewContext }).context;

/** A review that nothing has happened to yet, as the engine keeps it. */
function freshReview(at: string): Locked {
  const id = '01890000-0000-7000-8000-000000000001';
  const first = firstStep(reviewChart, { at, officeId: 'f1', businessId: 'b1', invoiceId: 'i1' } as never);
  return {
    id,
    machine: 'review',
    version: 2,
    subjectId: 'i1',
    state: first.state,
    status: 'active',
    snapshot: first.snapshot,
    timers: first.timers,
    sequence: 1,
    head: originOf(id),
    at,
  };
}

/** Plays the moves on both, moving time between them. Due timers are applied when the next move meets them. */
export function* playThrough(moves: Timed[], options: { from: string; hours: number }): Generator<Moment> {
  const { counting, closingDays, reminders } = defaultPolicy;
  const terms: Terms = { counting, closingDays, reminders, hours: options.hours };
  let now = Date.parse(options.from);
  let model = newReview();
  let machine = freshReview(options.from);
  for (const timed of moves) {
    now = momentOf(timed, model, now);
    const at = new Date(now).toISOString();
    model = pass(model, now);
    const due = advance(registry, machine, at, null);
    const { move } = timed;
    const next = play(model, move, now, options.hours);
    const event = move.type === 'wait' ? null : eventOf(move, contextOf(due.workflow), at, terms);
    const taken = advance(registry, due.workflow, at, event);
    model = next ?? model;
    machine = taken.workflow;
    const accepted = { model: next !== null, machine: taken.accepted };
    const changes = [...due.changes, ...taken.changes];
    yield { timed, at, accepted, model, machine, context: contextOf(machine), changes };
  }
}

function momentOf({ after }: Timed, model: Review, now: number): number {
  if (typeof after === 'number') return now + after;
  const edge = nextEdge(model);
  if (edge === null) return now + 1;
  return Math.max(now, edge + { justBefore: -1, at: 0, justAfter: 1 }[after]);
}
