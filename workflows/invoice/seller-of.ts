import type { InvoiceContent, Party } from '#db/shapes/content.ts';

type Business = { party: Party; iban: string; bic: string; vatOnDebits: boolean; mentions: string };

/** What a business puts on each of its drafts: who it is, where it is paid, its standing mentions. */
export function sellerOf({ party, iban, bic, vatOnDebits, mentions }: Business) {
  return {
    seller: party,
    payment: { iban, bic, meansCode: '58' },
    vatOnDebits,
    notes: mentions ? [{ code: '', text: mentions }] : [],
  } satisfies Partial<InvoiceContent>;
}
