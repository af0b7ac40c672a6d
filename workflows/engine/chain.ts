import { createHash } from 'node:crypto';
import { canonicalJson } from '../identity/canonical.ts';

export type TransitionRecord = {
  workflowId: string;
  sequence: number;
  machine: string;
  version: number;
  event: string;
  payload: string;
  fromState: string;
  toState: string;
  actor: string;
  at: string;
};

/** What the first transition of a workflow is chained to. */
export const originOf = (workflowId: string) =>
  createHash('sha256').update(`tacite workflow ${workflowId}`).digest();

/** SHA-256 of the previous hash and the record as canonical JSON. */
export function hashTransition(previous: Buffer, record: TransitionRecord): Buffer {
  const { workflowId, sequence, machine, version, event, payload, fromState, toState, actor, at } = record;
  const text = canonicalJson({
    workflowId,
    sequence,
    machine,
    version,
    event,
    payload,
    fromState,
    toState,
    actor,
    at,
  });
  return createHash('sha256').update(previous).update(text).digest();
}
