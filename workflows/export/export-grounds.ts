import type { Tx } from '#db/client.ts';
import {
  exchangeText,
  type GroundKind,
  mandateText,
  policyText,
  proofText,
  revisionText,
} from '../ledger/grounds.ts';
import type { Scope } from '../ledger/read-business.ts';
import { type Agreements, readAgreements, readGrounds, type StoredGrounds } from '../ledger/read-grounds.ts';
import { readWorkflows, type WorkflowRow } from '../ledger/read-transitions.ts';
import type { Said } from '../ledger/verify-grounds.ts';

/** One thing that a decision stands on: `sha256` as the log holds it, `text` as it is stored now; null where it is gone. */
export type GroundLine = {
  invoiceId: string;
  workflowId: string;
  /** The step of the log whose payload holds `sha256`. */
  sequence: number;
  kind: GroundKind;
  sha256: string;
  text: string | null;
};

/** What the decisions about each invoice of a business stand on, a page at a time. */
export async function* readGroundLines(tx: Tx, scope: Scope): AsyncGenerator<GroundLine[]> {
  const agreements = await readAgreements(tx, scope);
  for await (const page of readWorkflows(tx, scope)) {
    const reviews = page.filter(({ machine }) => machine === 'review');
    const stored = await readGrounds(tx, scope, reviews);
    yield reviews.flatMap((review) => linesOf(review, stored, agreements));
  }
}

function linesOf(
  { id: workflowId, subjectId: invoiceId, transitions }: WorkflowRow,
  stored: StoredGrounds,
  { policies, mandates }: Agreements,
): GroundLine[] {
  return transitions.flatMap(({ sequence, payload }) => {
    const said = JSON.parse(payload) as Said;
    const { grounds, exchangeId = '', exchangeSha256 = null, proof } = said;
    const revision = stored.revisions.get(invoiceId)?.find(({ round }) => round === said.round);
    const policy = policies.get(said.policyVersion ?? 0);
    const mandate = mandates.get(said.mandateId ?? '');
    const exchange = stored.exchanges.get(invoiceId)?.find(({ id }) => id === exchangeId);
    const line = (kind: GroundKind, sha256: string | null | undefined, text: string | null) =>
      sha256 ? [{ invoiceId, workflowId, sequence, kind, sha256, text }] : [];
    return [
      ...line('revision', grounds?.revision, revision ? revisionText(revision) : null),
      ...line('policy', grounds?.policy, policy ? policyText(policy) : null),
      ...line('mandate', grounds?.mandate, mandate ? mandateText(mandate) : null),
      ...line('exchange', exchangeSha256, exchange ? exchangeText(exchange) : null),
      ...line('proof', proof?.sha256, proof ? proofTextOf(proof, stored) : null),
    ];
  });
}

function proofTextOf({ mailId, eventId }: NonNullable<Said['proof']>, { mails, events }: StoredGrounds) {
  const mail = mails.get(mailId);
  const event = eventId === null ? null : events.get(eventId);
  return mail && event !== undefined ? proofText({ mail, event }) : null;
}
