import type { dispatchStatuses } from '#app/audit/machines/dispatch-statuses.ts';
import type { TransitionRow, WorkflowRow } from '#db/queries/trace.ts';
import type { DispatchContext, DispatchProblem } from '#workflows/dispatch/events.ts';

type DispatchState = keyof typeof dispatchStatuses;

/** One delivery of an issued invoice, with what its channel said of it. */
export type DispatchCard = {
  id: string;
  state: DispatchState;
  recipient: string;
  recipientName: string;
  attempts: number;
  problem: DispatchProblem | null;
  reason: string | null;
  receipts: { event: string; at: string }[];
};

/** The deliveries of an invoice, oldest first; receipts oldest first as well. */
export function dispatchCards(
  workflows: readonly WorkflowRow[],
  transitions: readonly TransitionRow[],
): DispatchCard[] {
  return workflows
    .filter(({ machine }) => machine === 'dispatch')
    .map(({ id, state, context }) => {
      const { recipient, recipientName, attempts, problem, reason } = context as unknown as DispatchContext;
      const receipts = transitions
        .filter((row) => row.workflowId === id && row.event !== 'start')
        .map(({ event, at }) => ({ event, at }))
        .reverse();
      return {
        id,
        state: state as DispatchState,
        recipient,
        recipientName,
        attempts,
        problem,
        reason,
        receipts,
      };
    });
}
