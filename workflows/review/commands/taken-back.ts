import { sql } from 'drizzle-orm';
import { rows, type Tx } from '#db/client.ts';
import { rowSet } from '#db/row-set.ts';
import type { Found } from '../../engine/types.ts';
import type { ReviewEvent } from '../events.ts';

type Answer = ReviewEvent['type'];

/**
 * After which events a page that was shown before them no longer answers so: what it gave was taken back, or a new round
 * asks for it anew. A remark is missing here, as it is never too old to be heard.
 */
const endedBy = new Map<string, Answer[]>(
  Object.entries({
    approve: ['undoApproval', 'submit'],
    undoApproval: ['undoApproval', 'submit'],
    askTime: ['resume', 'submit'],
    resume: ['resume', 'submit'],
    requestCorrection: ['submit'],
  } satisfies Partial<Record<Answer, Answer[]>>),
);

/** An answer as it is about to be given, and the step that the page it comes from showed; undefined: from no page. */
export type Given = { found: Found; type: string; shownStep: number | undefined };

/**
 * Whose answers, by workflow, come from pages that what happened since has ended. Read under the locks of their reviews,
 * so that an answer pressed again while another takes it back does not slip through; where nothing has happened since,
 * nothing is read.
 */
export async function listTakenBack(tx: Tx, given: Given[]): Promise<Set<string>> {
  const asked = given.flatMap(({ found: { workflowId, step }, type, shownStep }) => {
    const ends = endedBy.get(type);
    if (!ends || shownStep === undefined || step <= shownStep) return [];
    return [{ id: workflowId, shown: shownStep, ends: `{${ends}}` }];
  });
  if (asked.length === 0) return new Set();
  const found = await rows<{ id: string }>(
    tx,
    sql`select distinct n.id from ${rowSet('n', { id: 'uuid', shown: 'int', ends: 'text[]' }, asked)}
      join transitions t on t.office_id = (select app_office()) and t.workflow_id = n.id
        and t.sequence > n.shown and t.event = any (n.ends)`,
  );
  return new Set(found.map(({ id }) => id));
}
