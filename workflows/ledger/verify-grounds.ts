import type { Proof } from '../engine/news.ts';
import { sha256Hex } from '../identity/canonical.ts';
import { place } from './amiss.ts';
import { exchangeText, type Grounds, mandateText, policyText, proofText, revisionText } from './grounds.ts';
import type { Agreements, StoredGrounds } from './read-grounds.ts';
import type { TransitionRow, WorkflowRow } from './read-transitions.ts';

/** What the events of a review say of what it stands on; what earlier releases did not say is absent. */
export type Said = {
  round?: number;
  revisionSha256?: string;
  policyVersion?: number;
  mandateId?: string | null;
  grounds?: Grounds;
  exchangeId?: string;
  exchangeSha256?: string;
  proof?: Proof;
};

/**
 * What the decisions of a review stand on, against the hashes in its log: the terms of each round with its policy and its
 * mandate, what was said, and the proof that the request arrived. The log itself is verified before.
 *
 * @throws Amiss for the first that is not as it was
 * @returns whether every round says what it stood on; those of earlier releases do not
 */
export function checkGrounds(review: WorkflowRow, stored: StoredGrounds, agreements: Agreements): boolean {
  const said = review.transitions.map((row) => ({ row, ...(JSON.parse(row.payload) as Said) }));
  const rounds = said.filter(({ row }) => row.event === 'submit');
  for (const each of rounds) checkRound(review, each, stored, agreements);
  for (const { round } of stored.revisions.get(review.subjectId) ?? [])
    place(
      'revision',
      review.subjectId,
      round,
    )(
      rounds.some((each) => each.round === round),
      'no event put it before anybody',
    );
  checkExchanges(review, said, stored);
  for (const { row, proof } of said) if (proof) checkProof(review, row, proof, stored);
  return rounds.every(({ grounds }) => grounds !== undefined);
}

function checkRound(
  { subjectId: invoiceId }: WorkflowRow,
  { round = 0, revisionSha256, policyVersion = 0, mandateId = null, grounds }: Said,
  { revisions }: StoredGrounds,
  { policies, mandates }: Agreements,
) {
  const revision = revisions.get(invoiceId)?.find((row) => row.round === round);
  const amiss = place('revision', invoiceId, round);
  amiss(revision !== undefined, 'is missing: its submission names it');
  if (!revision) return;
  amiss(revision.sha256 === revisionSha256, 'is not the one that was submitted');
  amiss(revision.policyVersion === policyVersion, `runs under another policy than ${policyVersion}`);
  amiss(revision.mandateId === mandateId, 'runs under another mandate than was submitted');
  if (!grounds) return;
  amiss(sha256Hex(revisionText(revision)) === grounds.revision, 'is not as it was submitted');
  const policy = policies.get(policyVersion);
  place(
    'policy',
    invoiceId,
    policyVersion,
  )(
    grounds.policy === (policy ? sha256Hex(policyText(policy)) : null),
    `is not the policy that round ${round} was submitted under`,
  );
  const mandate = mandates.get(mandateId ?? '');
  place('mandate', mandateId ?? invoiceId)(
    grounds.mandate === (mandate ? sha256Hex(mandateText(mandate)) : null),
    `is not the mandate that round ${round} of ${invoiceId} was submitted under`,
  );
}

/** Every word that an event brought is there, and nobody's words are there that no event brought. */
function checkExchanges({ subjectId: invoiceId }: WorkflowRow, said: Said[], { exchanges }: StoredGrounds) {
  const kept = new Map((exchanges.get(invoiceId) ?? []).map((row) => [row.id, row]));
  for (const { exchangeId, exchangeSha256 } of said) {
    if (exchangeId === undefined) continue;
    const amiss = place('exchange', exchangeId);
    const row = kept.get(exchangeId);
    amiss(row !== undefined, `is missing: the log of ${invoiceId} names it`);
    amiss(
      !row || exchangeSha256 === undefined || sha256Hex(exchangeText(row)) === exchangeSha256,
      `is not what was said about ${invoiceId}`,
    );
    kept.delete(exchangeId);
  }
  // A dispute is about what is issued already: no event, and no decision, comes of it.
  for (const { id, kind } of kept.values())
    place('exchange', id)(kind === 'dispute', `no event of ${invoiceId} brought it`);
}

function checkProof(
  { subjectId: invoiceId }: WorkflowRow,
  { sequence }: TransitionRow,
  { mailId, eventId, sha256 }: Proof,
  { mails, events }: StoredGrounds,
) {
  const amiss = place('proof', invoiceId, sequence);
  const mail = mails.get(mailId);
  const event = eventId === null ? null : events.get(eventId);
  amiss(mail !== undefined, `the request ${mailId} is missing`);
  amiss(event !== undefined, `the word of the provider ${eventId} is missing`);
  amiss(
    !mail || event === undefined || sha256Hex(proofText({ mail, event })) === sha256,
    `the request ${mailId} is not the one that was delivered`,
  );
}
