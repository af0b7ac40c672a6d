import type { InvoiceContent } from '#db/shapes/content.ts';

type Buyer = Pick<InvoiceContent, 'buyer' | 'buyerKind' | 'references'>;

/**
 * A buyer that is no business, as the document says, or else as his identifiers tell: no SIREN, no SIRET, no VAT number and no identifier abroad (0226 is the scheme of
 * private persons). Late penalties and the 40 € are owed by professionals only (C. com. art. L441-10).
 */
export function isConsumer({ buyer, buyerKind, references }: Buyer): boolean {
  if (buyerKind) return buyerKind === 'consumer';
  if (isPublicBuyer({ buyer, references })) return false;
  if (buyer.siren.trim() || buyer.siret.trim() || buyer.vatNumber.trim()) return false;
  return buyer.otherIds.every((id) => id.scheme === '0226');
}

/**
 * A public body, as the document says, or else: its SIREN begins with 1 (State) or 2 (local authorities), or the document carries what only
 * Chorus Pro asks for, an engagement number or a service code.
 */
export function isPublicBuyer({ buyer, buyerKind, references }: Buyer): boolean {
  if (buyerKind) return buyerKind === 'public';
  if (references.engagement.trim() || references.serviceCode.trim()) return true;
  return /^[12]/.test(buyer.siren.trim() || buyer.siret.trim());
}
