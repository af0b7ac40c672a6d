import type { ReviewPolicy } from '#db/shapes/review-policy.ts';
import type { Proof } from '../engine/news.ts';
import { canonicalJson, sha256Hex } from '../identity/canonical.ts';

/**
 * What a decision stands on beside the document itself, each as one text. Its SHA-256 stands in the event that brought
 * it into the log of the review (`grounds` of a submission, `exchangeSha256` of words, `proof` of a delivery). Each
 * transition is chained to the one before it and the ledger holds the one that issued, so that none of it can be changed
 * once there is a number. Rows change their columns over the years: a text names what it covers, and what it is silent
 * about is said in `ledger/not-covered.ts`.
 */
export type GroundKind = 'revision' | 'policy' | 'mandate' | 'exchange' | 'proof';

/** What was put before an owner, and under which agreement. `terms` as JSON text, as it is stored. */
export type RevisionGround = {
  invoiceId: string;
  round: number;
  sha256: string;
  terms: string | null;
  policyVersion: number;
  mandateId: string | null;
  createdBy: string;
};

export type PolicyGround = {
  businessId: string;
  version: number;
  policy: ReviewPolicy;
  createdBy: string;
  createdAt: string;
};

/** A mandate as it was signed; when it ends is written later and is no part of it. */
export type MandateGround = {
  id: string;
  businessId: string;
  signedOn: string;
  signedBy: string;
  silenceClause: boolean;
  clauseArticle: string;
  windowHours: number;
  documentSha256: string | null;
  documentName: string | null;
  dunningArticle: string;
  createdAt: string;
};

export type ExchangeGround = {
  id: string;
  invoiceId: string;
  round: number;
  kind: string;
  authorKind: string;
  authorId: string | null;
  authorName: string;
  lineId: string | null;
  field: string | null;
  before: string | null;
  after: string | null;
  body: string;
  at: string;
};

/** The request as it was addressed, and the word of its provider; null where the receiving server's own was the proof. */
export type ProofGround = {
  mail: {
    id: string;
    key: string;
    kind: string;
    toAddress: string;
    toName: string;
    linkId: string | null;
    invoiceId: string | null;
    transport: string | null;
  };
  event: { provider: string; eventId: string; type: string; detail: string; at: string } | null;
};

export const revisionText = (row: RevisionGround): string => {
  const { invoiceId, round, sha256, policyVersion, mandateId, createdBy } = row;
  // By what it says: a backup puts JSON back with other spaces and another order.
  const terms = row.terms === null ? null : sortedJson(JSON.parse(row.terms));
  return canonicalJson({ invoiceId, round, sha256, terms, policyVersion, mandateId, createdBy });
};

export const policyText = ({ businessId, version, policy, createdBy, createdAt }: PolicyGround): string =>
  canonicalJson({ businessId, version, policy: sortedJson(policy), createdBy, createdAt });

export const mandateText = (row: MandateGround): string => {
  const { id, businessId, signedOn, signedBy, createdAt } = row;
  const { silenceClause, clauseArticle, windowHours, documentSha256, documentName, dunningArticle } = row;
  const signed = { id, businessId, signedOn, signedBy, createdAt };
  return canonicalJson({
    ...signed,
    silenceClause,
    clauseArticle,
    windowHours,
    documentSha256,
    documentName,
    // Mandates of before there was one keep their hash.
    ...(dunningArticle && { dunningArticle }),
  });
};

export const exchangeText = (row: ExchangeGround): string => {
  const { id, invoiceId, round, kind, authorKind, authorId, authorName, at } = row;
  const { lineId, field, before, after, body } = row;
  const said = { lineId, field, before, after, body };
  return canonicalJson({ id, invoiceId, round, kind, authorKind, authorId, authorName, at, ...said });
};

export const proofText = ({ mail, event }: ProofGround): string => {
  const { id, key, kind, toAddress, toName, linkId, invoiceId, transport } = mail;
  const sent = { id, key, kind, toAddress, toName, linkId, invoiceId, transport };
  if (event === null) return canonicalJson({ mail: sent, event });
  const { provider, eventId, type, detail, at } = event;
  return canonicalJson({ mail: sent, event: { provider, eventId, type, detail, at } });
};

/** What a submission says of its grounds: the SHA-256 of each; null where there was no row (the product's own policy, no mandate). */
export type Grounds = { revision: string; policy: string | null; mandate: string | null };

export const proofOf = (ground: ProofGround): Proof => ({
  mailId: ground.mail.id,
  eventId: ground.event?.eventId ?? null,
  sha256: sha256Hex(proofText(ground)),
});

/** JSON with its keys sorted; unlike canonical JSON it carries the fractions that a policy may hold. */
const sortedJson = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
