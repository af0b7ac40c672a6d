/** In what form a bank gave what came and went. */
export type BankFormat = 'camt053' | 'camt054' | 'cfonb120' | 'ofx' | 'qif' | 'csv' | 'xlsx';

/** What a person says of a line: it became a payment, it undid one, it is none of ours, or the last word is taken back. */
export type BankDecision = 'accepted' | 'returned' | 'ignored' | 'takenBack';

/** Where a line stands by the last decision (view `bank_line_states`). */
export type BankLineState = 'open' | 'accepted' | 'returned' | 'ignored';

/** What was not taken of a file, or taken and is to be known: where it stands there, and why. */
export type BankRemark = { code: string; line: number | null; field: string; found: string };
