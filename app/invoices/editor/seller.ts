import type { businesses } from '#db/schema/index.ts';
import type { InvoiceContent } from '#db/shapes/content.ts';

type Business = Pick<typeof businesses.$inferSelect, 'party' | 'iban' | 'bic' | 'vatOnDebits' | 'mentions'>;

/** What a business puts on each of its drafts: who it is, where it is paid, its standing mentions. */
export function sellerOf({ party, iban, bic, vatOnDebits, mentions }: Business) {
  return {
    seller: party,
    payment: { iban, bic, meansCode: '58' },
    vatOnDebits,
    notes: mentions ? [{ code: '', text: mentions }] : [],
  } satisfies Partial<InvoiceContent>;
}
