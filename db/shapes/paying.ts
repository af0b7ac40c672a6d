import type { InvoiceContent } from './content.ts';

/** What of a content says where the money goes; without its lines where only the rest is known. */
export type PayingContent = Pick<
  InvoiceContent,
  'payment' | 'payee' | 'paymentTerms' | 'notes' | 'attachments'
>;

/** Where a business is paid, as its own record says. */
export type OwnPayment = { iban: string; bic: string; names: string[]; mentions: string };
