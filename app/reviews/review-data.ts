import type { Slice } from '#app/lib/slice-of.ts';
import type { Status } from '#app/ui/vocabulary.ts';
import type { DocumentKind, SpecialCase } from '#db/shapes/content.ts';
import type { Acts } from '#workflows/review/acts.ts';
import type { ChangeView } from './change-words.server.ts';
import type { DocumentView } from './document-view.server.ts';
import type { HoldChoice } from './hold-choices.server.ts';
import type { LeftToPay } from './left-to-pay.server.ts';
import type { PaymentItem } from './payment-words.server.ts';

/** What the pages of one review show. JSON: it crosses from server to browser. Instants are ISO in UTC. */

/** The owner who has the page open. */
export type Reader = { id: string; name: string; email: string };

/** The questions a page can put over itself, by the act they lead to in the HTML contract: `?ask=approve`. */
export const questions = [
  'approve',
  'request-correction',
  'ask-time',
  'comment',
  'resume',
  'undo-approval',
  'report-error',
] as const;
export type Question = (typeof questions)[number];

/** The question named in an address or a form, or null. */
export const questionOf = (value: unknown): Question | null =>
  questions.find((each) => each === value) ?? null;

/** A review with nothing before its owner. */
export type Away = {
  isWithdrawn: boolean;
  office: { name: string; phone: string };
  contact: { name: string; phone: string };
};

/**
 * How the reader came in. `link`: by the mail's address, which only reads; its buttons exchange the token for a cookie.
 * `session`: by that cookie, where decisions are made.
 */
export type Access =
  | { kind: 'link'; token: string }
  | { kind: 'session'; invoiceId: string; as: string | null };

export type ClockView = {
  windowFrom: string;
  reviewDueAt: string;
  /** On hold: what is left when it goes on, and until when it stands. Null while it runs. */
  held: { until: string; leftMs: number } | null;
  /** It stood still in this round at its owner's wish, and goes on. */
  isResumed: boolean;
};

export type SilenceView = {
  /** Why silence can never approve this draft, in words; empty when it can. */
  blocks: string[];
  clause: { article: string; signedOn: string } | null;
  hours: number;
  counting: 'elapsed' | 'working';
};

export type MessageView = {
  id: string;
  /** The line it is about, and its number; null for the whole document, and where that line is gone. */
  lineId: string | null;
  lineNumber: number | null;
  from: 'owner' | 'office';
  isReader: boolean;
  author: string;
  at: string;
  text: string;
  /** A mistake that was reported after the decision. */
  isReport: boolean;
};

export type MailView = { kind: string; at: string; proof: 'delivered' | 'accepted' | 'none' };

type DecisionView = {
  at: string;
  by: 'owner' | 'silence' | 'waiver';
  name: string | null;
  isReader: boolean;
  /** Until when an explicit approval can be taken back; null once it cannot. */
  undoUntil: string | null;
};

/** Where the review stands, as far as its owner is concerned. */
export type Phase =
  | 'asking'
  | 'running'
  | 'lapsed'
  /** The window is over and silence has decided, but no number can be given yet. */
  | 'ended'
  | 'undelivered'
  | 'onHold'
  | 'answering'
  | 'correcting'
  | 'withdrawn'
  | 'preparing'
  | 'deleted'
  | 'approved'
  | 'issued';

export type ReviewView = {
  now: string;
  access: Access;
  phase: Phase;
  status: Status;
  invoiceId: string;
  kind: DocumentKind;
  number: string | null;
  issuedAt: string | null;
  buyer: string;
  subject: string;
  /** As a reader counts it: what is credited is negative. */
  payableCents: number;
  currency: string;
  round: number;
  specialCases: SpecialCase[];
  retentionPercent: string | null;
  due: string;
  business: string;
  office: { name: string; phone: string };
  contact: { name: string; phone: string };
  reader: { name: string; address: string };
  /** Where the invoice goes once approved; null while nobody knows. */
  recipient: string | null;
  clock: ClockView | null;
  silence: SilenceView;
  /** No number can be given now: what is decided is numbered and sent later. */
  numbersHeld: boolean;
  /** What of its payment is new to the business: to be read before anything else. */
  payment: PaymentItem[];
  /** What was issued about it since: owner and office read here that nothing, or less, is to be paid of it. */
  leftToPay: LeftToPay | null;
  document: DocumentView;
  /** From the round before to this one, a page of them; null in the first. `seen`: lines that say what they said. */
  changes: { views: (ChangeView & { page: number | null })[]; slice: Slice; seen: number } | null;
  messages: MessageView[];
  acts: Acts;
  decision: DecisionView | null;
  dispatch: { recipient: string; state: string; at: string } | null;
  mails: MailView[];
  holdChoices: HoldChoice[];
  revisionSha256: string;
  others: number;
  /** The most urgent of the others; the amount as a reader counts it. */
  next: { id: string; buyer: string; payableCents: number; currency: string } | null;
  pdf: { href: string; bytes: number | null };
};
