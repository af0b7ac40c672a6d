/** What leaves the house, and what a way out may say about it. Three ways: Resend, SMTP, and a folder. */
export type OutgoingMail = {
  /** Idempotency key: at most one mail is ever accepted for it. */
  key: string;
  from: { name: string; address: string };
  /** One address: several recipients are several mails. */
  to: string;
  replyTo: string | null;
  subject: string;
  html: string;
  text: string;
  attachments: readonly { filename: string; content: Uint8Array; contentType: string }[];
  headers?: Readonly<Record<string, string>>;
};

export type SendResult =
  | { status: 'accepted'; providerId: string }
  /** This message will never be accepted as it is. */
  | { status: 'refused'; reason: string; permanent: true }
  /** Certainly not accepted this time. */
  | { status: 'retry'; reason: string; afterMs?: number }
  /** Nobody knows whether it was accepted. `conflict`: the provider holds the key for other content. */
  | { status: 'unknown'; reason: string; conflict?: true };

export type MailTransport = {
  name: 'resend' | 'smtp' | 'capture';
  /** Whether acceptance already proves delivery, or a webhook will. Only proof starts a silence window. */
  provesDelivery: 'onAccept' | 'byWebhook';
  /** How long sending again under the same key is harmless, in milliseconds. */
  remembersKeyForMs: number;
  /** Never throws for what the outside world does; that is in the result. */
  send(message: OutgoingMail): Promise<SendResult>;
};

export const refused = (reason: string): SendResult => ({ status: 'refused', reason, permanent: true });
