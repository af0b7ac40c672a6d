import type { InvoiceContent } from './content.ts';

/**
 * What of a content says where the money goes; without its lines where only the rest is known. `texts`: those of its lines
 * and elsewhere that may name an account, a page or somebody who is paid by cheque.
 */
export type PayingContent = Pick<
  InvoiceContent,
  'payment' | 'payee' | 'paymentTerms' | 'notes' | 'attachments'
> & { texts?: string[] };

/** Where a business is paid, as its own record says. */
export type OwnPayment = { iban: string; bic: string; names: string[]; mentions: string };
