import type { Tx } from '#db/client.ts';
import type { Mail } from '#emails/index.ts';

/** Stands in an address where the token of the mail's link goes; the token itself is never stored. */
export const tokenPlace = '{token}';

export type MailRow = {
  id: string;
  key: string;
  kind: Mail['kind'];
  toAddress: string;
  toName: string;
  facts: Record<string, string | number | null>;
  linkId: string | null;
  invoiceId: string | null;
};

export type Composition = {
  mail: Mail;
  /** The person who answers when the reader hits reply. */
  replyTo: { name: string; address: string } | null;
  /** Name shown as the sender. */
  fromName: string;
  /** An attached document, by its hash in the blob store. */
  attachment: { filename: string; sha256: string } | null;
};

export type ComposeContext = {
  tx: Tx;
  row: MailRow;
  /** APP_ORIGIN. */
  origin: string;
  /** The moment the mail is written. */
  sentAt: string;
  /** The transport proves delivery when it accepts: then the end of the window is known as the mail is written. */
  provesOnAccept: boolean;
};
