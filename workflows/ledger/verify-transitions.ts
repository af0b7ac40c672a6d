import { sql } from 'drizzle-orm';
import { rows, type Tx } from '#db/client.ts';
import { hashTransition, originOf } from '../engine/chain.ts';
import { place } from './amiss.ts';
import type { Scope } from './read-business.ts';
import { readWorkflows, type WorkflowRow } from './read-transitions.ts';
import type { LedgerFacts } from './verify-ledger.ts';

export type TransitionCount = { workflows: number; transitions: number };

/**
 * The logs of all workflows of a business's invoices: each from its origin to the head that its workflow names. The
 * ledger holds the hash of the transition by which an invoice was issued, so that its log is covered by a signature.
 *
 * @throws Amiss for the first transition that is not as it was written
 */
export async function verifyTransitions(tx: Tx, scope: Scope, facts: LedgerFacts): Promise<TransitionCount> {
  const count = { workflows: 0, transitions: 0 };
  await checkReviews(tx, scope);
  for await (const page of readWorkflows(tx, scope)) {
    for (const workflow of page) {
      checkLog(workflow);
      const issue = workflow.machine === 'review' ? facts.issues.get(workflow.invoiceId) : undefined;
      const decided = workflow.transitions.find((row) => row.hash === issue?.fact.transitionHash);
      const amiss = place('workflow', workflow.id, workflow.sequence);
      amiss(
        !issue || decided !== undefined,
        `ledger entry ${issue?.sequence} names a transition that is not in it`,
      );
      count.workflows += 1;
      count.transitions += workflow.transitions.length;
    }
  }
  return count;
}

function checkLog({ id, machine, version, transitions, ...workflow }: WorkflowRow) {
  let head: Buffer = originOf(id);
  let state = '';
  let at = '';
  for (const [index, row] of transitions.entries()) {
    const sequence = index + 1;
    const amiss = place('transition', id, sequence);
    amiss(row.sequence === sequence, `is missing: transition ${row.sequence} follows`);
    amiss(row.previousHash === head.toString('hex'), 'does not follow the transition before it');
    head = hashTransition(head, row);
    amiss(row.hash === head.toString('hex'), 'its hash is not that of its content');
    amiss(row.fromState === state, `starts from ${row.fromState}, not from ${state}`);
    amiss(row.machine === machine, `is of the machine ${row.machine}`);
    amiss(row.version <= version && row.at >= at, 'runs backwards');
    state = row.toState;
    at = row.at;
  }
  const last = transitions.length;
  place(
    'transition',
    id,
    last + 1,
  )(workflow.sequence <= last, `is missing: the workflow counts ${workflow.sequence}`);
  const amiss = place('workflow', id, last);
  amiss(
    workflow.sequence === last && workflow.head === head.toString('hex'),
    `its head is not transition ${last}`,
  );
  amiss(workflow.state === state, `is in ${workflow.state}, its log ends in ${state}`);
}

/** An invoice without its review has lost the record of how it came about. */
async function checkReviews(tx: Tx, { officeId, businessId }: Scope) {
  const [lost] = await rows<{ id: string }>(
    tx,
    sql`select i.id from invoices i where i.office_id = ${officeId} and i.business_id = ${businessId}
      and not exists (select from workflows w where w.office_id = i.office_id and w.subject_id = i.id
        and w.machine = 'review') order by i.id limit 1`,
  );
  place('workflow', lost?.id ?? '')(!lost, 'the review of this invoice is missing');
}
