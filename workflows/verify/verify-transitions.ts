import { sql } from 'drizzle-orm';
import { rows, type Tx } from '#db/client.ts';
import { hashTransition, originOf } from '../engine/chain.ts';
import { place } from '../ledger/amiss.ts';
import type { Scope } from '../ledger/read-business.ts';
import { readAgreements, readGrounds } from '../ledger/read-grounds.ts';
import { readWorkflows, type WorkflowRow } from '../ledger/read-transitions.ts';
import { checkGrounds } from '../ledger/verify-grounds.ts';
import type { Entry, KnownHead, LedgerFacts } from '../ledger/verify-ledger.ts';
import { differsFromLog } from './differs-from-log.ts';

export type TransitionCount = {
  workflows: number;
  transitions: number;
  /** Logs whose last steps no entry of the ledger knows yet. */
  ahead: number;
  /** Reviews whose log does not say what their rounds stand on: an earlier release opened them, by earlier rules. */
  older: number;
};

/**
 * The logs of all workflows of a business's invoices: each from its origin to the head that its workflow names, and what
 * the decisions in it stand on. The ledger holds the hash of the transition by which an invoice was issued, and from time
 * to time the heads of all other logs, so that each is covered by a signature.
 *
 * @throws Amiss for the first transition that is not as it was written
 */
export async function verifyTransitions(tx: Tx, scope: Scope, facts: LedgerFacts): Promise<TransitionCount> {
  const count = { workflows: 0, transitions: 0, ahead: 0, older: 0 };
  const heads = new Map(facts.heads);
  await checkReviews(tx, scope);
  const agreements = await readAgreements(tx, scope);
  for await (const page of readWorkflows(tx, scope)) {
    for (const workflow of page) checkLog(workflow);
    const reviews = page.filter(({ machine }) => machine === 'review');
    const grounds = await readGrounds(tx, scope, reviews);
    for (const workflow of page) {
      checkHead(workflow, heads.get(workflow.id));
      const isReview = workflow.machine === 'review';
      const issue = isReview ? facts.issues.get(workflow.subjectId) : undefined;
      checkIssue(workflow, issue);
      if (!isReview || checkGrounds(workflow, grounds, agreements)) checkMemory(workflow);
      else count.older += 1;
      if (!issue && heads.get(workflow.id)?.step !== workflow.sequence) count.ahead += 1;
      heads.delete(workflow.id);
      count.workflows += 1;
      count.transitions += workflow.transitions.length;
    }
  }
  for (const [id, { entry }] of heads)
    place('workflow', id)(false, `is missing: ledger entry ${entry} speaks of it`);
  return count;
}

/** An issued invoice's review ends with the transition that its entry names: nothing follows, as nothing can. */
function checkIssue({ id, sequence, head, state, machine }: WorkflowRow, issue: Entry | undefined) {
  if (machine !== 'review') return;
  const amiss = place('workflow', id, sequence);
  amiss(
    !issue || head === issue.fact.transitionHash,
    `ledger entry ${issue?.sequence} names a transition that is not in it`,
  );
  amiss(state !== 'issued' || issue !== undefined, 'is issued, but no entry of the ledger speaks of it');
}

/** What it remembers between two events stands under no hash: it is what the log makes of it. */
function checkMemory(workflow: WorkflowRow) {
  const differs = differsFromLog(workflow);
  place(
    'workflow',
    workflow.id,
    workflow.sequence,
  )(differs === null, `is not what its log makes of it: ${differs}`);
}

function checkHead({ id, transitions }: WorkflowRow, known: KnownHead | undefined) {
  if (!known) return;
  const { entry, step, hash } = known;
  const amiss = place('transition', id, step);
  amiss(transitions.length >= step, `is missing: ledger entry ${entry} speaks of it`);
  amiss(transitions[step - 1]?.hash === hash, `is not the one that ledger entry ${entry} speaks of`);
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
  const end = transitions.at(-1);
  amiss(
    workflow.at === end?.at && version === end.version,
    'is not of the time or the version of its last transition',
  );
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
