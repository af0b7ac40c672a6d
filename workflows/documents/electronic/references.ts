import type { InvoiceContent } from '#db/shapes/content.ts';
import { isPublicBuyer } from '#workflows/invoice/buyer.ts';

/** BT-10: the buyer's own reference; a public buyer's service where he gave no other (Chorus Pro). */
export function buyerReferenceOf({ references }: InvoiceContent): string {
  return references.buyerReference.trim() || references.serviceCode.trim();
}

/** BT-13: the order; for a public buyer its engagement number, which Chorus Pro reads there. */
export function orderOf(content: InvoiceContent): string {
  const { engagement, order } = content.references;
  return isPublicBuyer(content) ? engagement.trim() || order.trim() : order.trim() || engagement.trim();
}

/** BG-13: where goods go is always told for an intra-Community supply (BR-IC-12). */
export function deliveryPlaceOf(content: InvoiceContent): InvoiceContent['deliverTo'] {
  const { deliverTo, buyer, totals } = content;
  if (deliverTo) return deliverTo;
  const leavesFrance = totals.vat.some((each) => each.category === 'K');
  return leavesFrance ? { name: buyer.name, address: buyer.address } : null;
}

/** BT-72: one day of delivery; BG-14 a period. Both where both are known. */
export function whenDoneOf({ period, deliveredOn }: InvoiceContent): {
  deliveredOn: string | null;
  period: InvoiceContent['period'] | null;
} {
  const isOneDay = period.from !== null && period.from === period.to && deliveredOn === undefined;
  if (isOneDay) return { deliveredOn: period.from, period: null };
  const isOpen = period.from === null && period.to === null;
  return { deliveredOn: deliveredOn ?? null, period: isOpen ? null : period };
}

/** BT-32 for a seller without VAT number: exempt operations ask for one of the two (BR-E-02), and it is his SIREN. */
export function fiscalNumberOf({ seller, totals }: InvoiceContent): string {
  const isExempt = totals.vat.some((each) => each.category !== 'S' && each.category !== 'O');
  return !seller.vatNumber.trim() && isExempt ? seller.siren || seller.siret.slice(0, 9) : '';
}
