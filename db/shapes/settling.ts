/** How money came. */
export const paymentMeans = ['transfer', 'cheque', 'card', 'directDebit', 'cash', 'other'] as const;
export type PaymentMeans = (typeof paymentMeans)[number];

/** Where it is known from. */
export type PaymentSource = 'hand' | 'bank' | 'provider';

/** Why a payment is none. */
export const reversalCauses = ['mistake', 'unpaid', 'returned', 'paidBack'] as const;
export type ReversalCause = (typeof reversalCauses)[number];

/** What settles: money that came, a credit note, a small difference within its limit, or what a supervisor gave up. */
export const settlerKinds = ['payment', 'creditNote', 'difference', 'writeOff'] as const;
export type SettlerKind = (typeof settlerKinds)[number];
