import type { TransitionRow } from '#db/queries/trace.ts';
import { hashTransition, originOf } from '#workflows/engine/chain.ts';

/** Whether every log is the one that was written, link by link from its origin: the hashes are computed anew. */
export function isChainIntact(transitions: readonly TransitionRow[]): boolean {
  const logs = Map.groupBy(
    transitions.toSorted((a, b) => a.sequence - b.sequence),
    (row) => row.workflowId,
  );
  return [...logs].every(([workflowId, log]) => {
    let head: Buffer = originOf(workflowId);
    return log.every((row, index) => {
      const follows = row.sequence === index + 1 && row.previousHash === head.toString('hex');
      head = hashTransition(head, row);
      return follows && row.hash === head.toString('hex');
    });
  });
}
