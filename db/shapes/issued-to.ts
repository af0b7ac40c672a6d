import type { Party } from './content.ts';

/** As whom a buyer was named on a document that was issued, and the mail address it went to; '' where it had none. */
export type IssuedTo = { buyer: Party; recipient: string };
