import type { MailKind } from '#emails/index.ts';
import type { UndeliveredCause } from '#emails/undelivered.tsx';

/** Times are ISO 8601, ids UUIDs, flags 0 or 1: what JSON keeps as it is. */
type Flag = 0 | 1;

/** To one owner, of one document. `exchangeId`: what the office writes with it. */
type Asking = { ownerId: string; exchangeId: string | null };

/** To the office: what an owner did, or what did not reach him. */
type OwnersAct = {
  at: string;
  ownerName: string;
  ownerId: string | null;
  exchangeId: string | null;
  /** Of what did not arrive, in the words of the other side. */
  reason: string | null;
  cause: UndeliveredCause | null;
  /** Of an answer that did not come: the office is told for the last time. */
  isLast: Flag;
};

type Report = { reportId: string; undone: Flag };

/**
 * What each kind of mail is asked for with. It is kept with the mail, and what the mail says is read anew when it leaves: facts
 * name rows, and hold only what stands in none.
 */
export type MailFacts = {
  approvalRequest: Asking;
  officeReply: Asking;
  /** `plannedFor`: when the clock of the review wanted it. */
  reminder: { ownerId: string; position: 'midCourse' | 'last' | 'afterWindow'; plannedFor: string };
  clockResumed: { ownerId: string; resumedAt: string };
  approved: { ownerId: string };
  tacitlyApproved: { ownerId: string };
  /** `byName`: who took the approval back. */
  approvalUndone: { ownerId: string; byName: string; how: 'undone' | 'corrected' };
  commentReceived: OwnersAct;
  correctionReceived: OwnersAct;
  undelivered: OwnersAct;
  lapsed: OwnersAct;
  errorReported: Pick<OwnersAct, 'at' | 'ownerName'> & { exchangeId: string };
  invoiceToCustomer: Record<string, never>;
  staffInvitation: { staffId: string; invitedBy: string };
  staffLink: Record<string, never>;
  newLink: { reason: LinkReason };
  /** `others`: how many documents beside the one it names the code approves. */
  linkCode: { codeId: string; ownerId: string; others: number };
  linkReported: Report;
  linkStopped: Report;
  securityNotice: { eventId: string };
  /** To the customer: the answer to a dispute or a promise, by its id. */
  moneyAnswered: { about: 'dispute' | 'promise'; id: string };
  promiseOffered: { promiseId: string; ownerId: string };
  dunning: { dunningId: string };
  /** `runOn`: the morning of the plan. */
  dunningAhead: { businessId: string; runOn: string; ownerId: string };
  dunningPrepared: { dunningId: string; ownerId: string };
  exportEnded: { exportId: string; outcome: 'ready' | 'failed' };
  ownerChanged: { noticeId: string };
  /** `staffId`: who of the office reads it; null for the office's own mailbox. `issued`: how many documents went out meanwhile. */
  ownerObjected: { noticeId: string; staffId: string | null; issued: number };
};

/**
 * Why a link is sent anew, which the mail says. `expired`: asked for from the page of one that works no more; `home`: from a
 * page that works, for everything that waits; `address`: by typing an address; `moved`: the person's address has changed.
 */
export const linkReasons = ['expired', 'home', 'address', 'moved'] as const;
export type LinkReason = (typeof linkReasons)[number];

/** As they are read back: those that an earlier release wrote may lack what came later. */
export type KeptFacts<K extends MailKind = MailKind> = K extends MailKind ? Partial<MailFacts[K]> : never;
