import { sql } from 'drizzle-orm';
import { rows, type Tx } from '#db/client.ts';
import type { StoredTimer, WorkflowStatus } from '#db/schema/workflows.ts';
import type { TransitionRecord } from '../engine/chain.ts';
import { toIso } from '../engine/clock.ts';
import { inPages, type Scope } from './read-business.ts';

/** A transition as it is stored; hashes in lower-case hexadecimal. */
export type TransitionRow = TransitionRecord & { recordedAt: string; previousHash: string; hash: string };

export type WorkflowRow = {
  id: string;
  machine: string;
  version: number;
  subjectId: string;
  about: 'invoice' | 'business';
  state: string;
  sequence: number;
  head: string;
  at: string;
  status: WorkflowStatus;
  snapshot: { status?: string; value?: unknown; context: Record<string, unknown> };
  timers: StoredTimer[];
  transitions: TransitionRow[];
};

const nobody = '00000000-0000-0000-0000-000000000000';

/** The workflows about anything of a business, itself included, with their logs, by id, a page at a time. */
export function readWorkflows(tx: Tx, { officeId, businessId }: Scope): AsyncGenerator<WorkflowRow[]> {
  const read = async (after: string, limit: number) => {
    const page = await rows<Omit<WorkflowRow, 'transitions'>>(
      tx,
      sql`select w.id, w.machine, w.version, w.subject_id as "subjectId", s.kind as about, w.state, w.sequence, encode(w.head, 'hex') as head,
          w.at, w.status, w.snapshot, w.timers
        from workflows w join subjects s on s.office_id = w.office_id and s.id = w.subject_id
        where w.office_id = ${officeId} and s.business_id = ${businessId} and w.id > ${after}::uuid
        order by w.id limit ${limit}`,
    );
    const logs = Map.groupBy(
      await readLogs(
        tx,
        officeId,
        page.map((workflow) => workflow.id),
      ),
      (row) => row.workflowId,
    );
    return page.map((workflow) => ({
      ...workflow,
      at: toIso(workflow.at),
      transitions: logs.get(workflow.id) ?? [],
    }));
  };
  return inPages(nobody, read, (workflow) => workflow.id);
}

async function readLogs(tx: Tx, officeId: string, workflowIds: string[]): Promise<TransitionRow[]> {
  const found = await rows<TransitionRow>(
    tx,
    sql`select workflow_id as "workflowId", sequence, machine, version, event, payload, from_state as "fromState",
        to_state as "toState", actor, at, recorded_at as "recordedAt", encode(previous_hash, 'hex') as "previousHash",
        encode(hash, 'hex') as hash
      from transitions where office_id = ${officeId}
        and workflow_id = any (${sql.param(workflowIds)}::text[]::uuid[]) order by workflow_id, sequence`,
  );
  return found.map((row) => ({ ...row, at: toIso(row.at), recordedAt: toIso(row.recordedAt) }));
}
