import type { Guardrail } from '#db/shapes/review-policy.ts';
import type { UndeliveredCause } from '#emails/undelivered.tsx';
import type { Proof } from '../engine/news.ts';
import type { EngineEvent, MachineRef } from '../engine/types.ts';
import type { Window } from '../invoice/silence-window.ts';
import type { Grounds } from '../ledger/grounds.ts';

/** Why silence cannot approve a draft: a guardrail of the business, or no mandate with a silence clause. */
export type Block = Guardrail | 'noMandate';

type Event<T extends string, P = unknown> = EngineEvent & { type: T } & P;

/** Names somebody's words, kept beside the workflow, and binds them; earlier releases only named them. */
type Said = { exchangeId: string; exchangeSha256?: string };

/** Whose request for a second reader a submission answers. */
export type Release = { askedBy: string; askedAt: string; askedNote?: string };

export type Submit = Event<
  'submit',
  {
    round: number;
    revisionSha256: string;
    policyVersion: number;
    mandateId: string | null;
    blockedBy: Block[];
    /** The policy says that this draft needs no approval. */
    waived: boolean;
    /** Ids of the owners who are asked. */
    recipients: string[];
    /** What the office writes to them with it. */
    exchangeId?: string;
    exchangeSha256?: string;
    /** Documents that ask the same, by number or reference, as a person saw when saying that this one is meant too. */
    twins?: string[];
    /** What the round stands on; left out by releases before it was hashed. */
    grounds?: Grounds;
    /** Four eyes: who let it pass. */
    release?: Release;
  }
>;
/** `moved` names the owner whose address has changed: only then does it interrupt a clock. */
type Resend = Event<'resend', { recipients: string[]; moved?: { id: string; name: string } }>;
export type Reply = Event<'reply', { recipients: string[] } & Said>;
export type Delivered = Event<'delivered', { request: number; recipient: string; proof?: Proof } & Window>;
export type Bounced = Event<
  'bounced',
  { request: number; recipient: string; reason: string; cause?: UndeliveredCause }
>;
/** An owner answers for the business no more: what he was sent counts for nothing. */
export type Revoked = Event<'revoked', { recipient: string; name: string }>;
type Approve = Event<'approve', { revisionSha256: string; undoUntil: string }>;
type UndoApproval = Event<'undoApproval', Window>;
export type Comment = Event<'comment', Said>;
export type RequestCorrection = Event<'requestCorrection', Said>;
/** `afterHold` is the window that opens when the hold ends by itself. */
type AskTime = Event<'askTime', { until: string; holdEndsBy: string; leftMs: number; afterHold: Window }>;
type Resume = Event<'resume', Window>;
type Amend = Event<'amend'>;
type Withdraw = Event<'withdraw', { reason: string }>;
type Delete = Event<'delete'>;

export type ReviewEvent =
  | Submit
  | Resend
  | Reply
  | Delivered
  | Bounced
  | Revoked
  | Approve
  | UndoApproval
  | Comment
  | RequestCorrection
  | AskTime
  | Resume
  | Amend
  | Withdraw
  | Delete;

/** What the chart asks for beside remembering. */
export type ReviewEffects = {
  /** Ends every link to the draft. */
  closeLinks: undefined;
  askOwners: { mail: 'approvalRequest' | 'officeReply' };
  remindOwners: undefined;
  tellOwners: { mail: 'clockResumed' };
  tellOffice: ToOffice;
  issueInvoice: undefined;
};

/** What the office is told of. `isLast`: of an answer that did not come, for the last time. */
export type ToOffice = {
  mail: 'undelivered' | 'commentReceived' | 'correctionReceived' | 'lapsed';
  isLast?: boolean;
};

export type ReviewInput = { at: string; officeId: string; businessId: string; invoiceId: string };

export type ReviewContext = {
  officeId: string;
  businessId: string;
  invoiceId: string;
  /** 0 until the first submission. */
  round: number;
  /** Counts what was sent to the owners: an answer of a provider belongs to one asking. */
  request: number;
  revisionSha256: string | null;
  policyVersion: number;
  mandateId: string | null;
  blockedBy: Block[];
  /** How each owner's copy of the current request fares. */
  recipients: Record<string, 'asked' | 'delivered' | 'bounced' | 'revoked'>;
  askedAt: string | null;
  /** When the running window began: the first proof of delivery. */
  windowFrom: string | null;
  reviewDueAt: string | null;
  /** What is still to come: inside the window, and after one that silence can't end. */
  reminders: string[];
  holdUntil: string | null;
  /** No hold reaches past this: seven days in all after the first one was asked for in the round. */
  holdEndsBy: string | null;
  leftMs: number | null;
  afterHold: Window | null;
  undoUntil: string | null;
  decidedAt: string | null;
  decidedBy: 'owner' | 'silence' | 'waiver' | null;
  decidedByName: string | null;
};

export const reviewMachine: MachineRef<ReviewContext, ReviewEvent, ReviewInput> = { name: 'review' };
