import type { InvoiceContent } from '#db/shapes/content.ts';
import type { DraftSource } from '#db/shapes/draft-source.ts';

/** A draft to be made, whatever it comes from. */
export type NewDraft = {
  businessId: string;
  customerId: string | null;
  content: InvoiceContent;
  source: DraftSource;
  /** Customers that the buyer may be: a person has to say which, or none, before anybody else sees it. */
  buyerCandidates?: readonly string[] | null;
  /** Under which key its file came: of an office, one draft has it. */
  arrival?: string;
  /** The draft that this one repeats: what an owner was asked of one, he was asked of both. */
  copyOf?: string | undefined;
};
