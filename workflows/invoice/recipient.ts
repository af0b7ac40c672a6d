import type { InvoiceContent } from '#db/shapes/content.ts';

/**
 * The mail address a document goes to: the one that stands on it, else that of its customer's card; '' when neither has
 * one. What this gives when a draft is put before its owner is kept with the revision, and is where the document goes,
 * whatever becomes of the card.
 */
export const recipientOf = ({ buyer }: Pick<InvoiceContent, 'buyer'>, cardEmail: string): string =>
  buyer.email.trim() || cardEmail;

/** What is kept with a revision; `recipient` is absent in those of before, which go to the card's address first. */
export const keptRecipient = (
  terms: { recipient?: string | undefined } | null | undefined,
  { buyer }: Pick<InvoiceContent, 'buyer'>,
  cardEmail: string,
): string => terms?.recipient ?? (cardEmail || buyer.email.trim());
