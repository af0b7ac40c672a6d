import type { Slice } from '#app/lib/slice-of.ts';
import type { Phase } from '#app/reviews/review-data.ts';
import type { Status } from '#app/ui/vocabulary.ts';
import type { DocumentKind, SpecialCase } from '#db/shapes/content.ts';

/** What an owner's home shows. JSON; instants ISO in UTC; amounts in cents, what is credited negative. */

/** Why a draft is read before it is approved, and never in a group. */
export type ReadFirst = 'specialCase' | 'creditNote' | 'bankChanged';

export type WaitingItem = {
  id: string;
  buyer: string;
  subject: string;
  kind: DocumentKind;
  amountCents: number;
  currency: string;
  specialCases: SpecialCase[];
  status: Status;
  phase: Phase;
  clock: { windowFrom: string; reviewDueAt: string } | null;
  holdUntil: string | null;
  /** Silence can't approve it. */
  isExplicit: boolean;
  readFirst: ReadFirst | null;
  /** Its amount takes a one-time code to approve, once for a session. */
  needsCode: boolean;
  revisionSha256: string;
  /** The step of its review that this shows. */
  step: number;
};

export type PastItem = {
  id: string;
  buyer: string;
  subject: string;
  kind: DocumentKind;
  amountCents: number;
  currency: string;
  number: string | null;
  status: Status;
  decidedAt: string;
  by: 'reader' | 'other' | 'silence' | 'waiver';
  byName: string | null;
};

/** What the office has: an owner's message or correction, or a draft it took back. */
export type OfficeItem = {
  id: string;
  buyer: string;
  subject: string;
  kind: DocumentKind;
  state: 'answering' | 'correcting' | 'withdrawn' | 'reported';
  since: string;
  /** What an owner said of it last, and who; null where nobody said anything. */
  said: string | null;
  author: string | null;
};

export type Home = {
  now: string;
  as: string | null;
  business: string;
  reader: string;
  contact: { name: string; phone: string };
  office: { name: string; phone: string };
  /** No number can be given now: what is approved is numbered and sent later. */
  numbersHeld: boolean;
  /** A page of what waits, and which one. */
  waiting: { items: WaitingItem[]; slice: Slice };
  /** A page of what the office has; its items on their own tab alone. */
  atOffice: { items: OfficeItem[]; slice: Slice };
  /** How many promises of customers wait for his word. */
  promisesWaiting: number;
  /** Other businesses of the same mailbox, and how much waits there. */
  otherHomes: { id: string; name: string; waiting: number }[];
};
