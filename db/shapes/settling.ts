/** How money came. */
export const paymentMeans = ['transfer', 'cheque', 'card', 'directDebit', 'cash', 'other'] as const;
export type PaymentMeans = (typeof paymentMeans)[number];

/** Where it is known from. */
export type PaymentSource = 'hand' | 'bank' | 'provider';

/** Why a payment is none. */
export const reversalCauses = ['mistake', 'unpaid', 'returned', 'paidBack'] as const;
export type ReversalCause = (typeof reversalCauses)[number];

/** Those that a bank says. */
export const returnCauses = ['unpaid', 'returned', 'paidBack'] as const satisfies readonly ReversalCause[];

/** What a small difference is: what the bank kept, cents of rounding, a cash discount within its terms, an exchange. */
export const differenceKinds = ['bankCharges', 'rounding', 'discount', 'exchange'] as const;
export type DifferenceKind = (typeof differenceKinds)[number];

/** What settles: money that came, a credit note, a small difference within its limit, or what a supervisor gave up. */
export const settlerKinds = ['payment', 'creditNote', 'difference', 'writeOff'] as const;
export type SettlerKind = (typeof settlerKinds)[number];

/** What a customer has against a part of an invoice. */
export const disputeReasons = ['quantity', 'price', 'notDone', 'alreadyPaid', 'other'] as const;
export type DisputeReason = (typeof disputeReasons)[number];

/** How a dispute ends: in words, or in a credit note. */
export type DisputeEnd = 'explained' | 'credited';

/** A day at which so much is promised. */
export type PromisedDate = { on: string; cents: number };

/** What becomes of a promise by somebody's word; time breaks or keeps it otherwise. */
export type PromiseOutcome = 'accepted' | 'declined' | 'withdrawn';

/** Whose word a claim of payment is. */
export type ClaimedAs = 'customer' | 'owner';

/** One part of what a document asks for, as its settlement keeps it. `lateAt`: the first instant at which it is late. */
export type AskedPart = {
  of: 'whole' | 'instalment' | 'retention';
  cents: number;
  dueOn: string | null;
  lateAt: string | null;
};
