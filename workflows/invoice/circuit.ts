import type { InvoiceContent } from '#db/shapes/content.ts';
import { isConsumer, isPublicBuyer } from './buyer.ts';
import { hasSirens } from './vat/territories.ts';

/**
 * How a document is treated by the e-invoicing reform: `public` by Chorus Pro or a platform, `business` by the platform of
 * a French business, `consumer` and the two abroad by e-reporting alone.
 */
export type Circuit = 'public' | 'business' | 'businessAbroad' | 'consumer' | 'consumerAbroad';

type Buyer = Pick<InvoiceContent, 'buyer' | 'buyerKind' | 'references'>;

export function circuitOf(content: Buyer): Circuit {
  const { siren, siret, address } = content.buyer;
  const isAbroad = !hasSirens(address) && !siren.trim() && !siret.trim();
  if (isPublicBuyer(content) && !isAbroad) return 'public';
  if (isConsumer(content)) return isAbroad ? 'consumerAbroad' : 'consumer';
  return isAbroad ? 'businessAbroad' : 'business';
}

/** Loi de finances pour 2024, art. 91: large and middle-sized businesses issue from the first day on, all others from the second. */
const issuing = { large: '2026-09-01', all: '2027-09-01' };

/**
 * Whether a document needs the buyer's electronic address (BT-49, rule BR-FR-12) on a day (YYYY-MM-DD; null for a draft
 * without one, which is judged as on the first day of the reform). Public bodies receive by platform since that day, and by
 * Chorus Pro before; for a business the seller's size decides for a year, and no document says it: `soon`.
 */
export function endpointDuty(content: Buyer, on: string | null): 'required' | 'soon' | 'none' {
  const day = on ?? issuing.large;
  const circuit = circuitOf(content);
  if (circuit === 'public') return 'required';
  if (circuit !== 'business' || day < issuing.large) return 'none';
  return day < issuing.all ? 'soon' : 'required';
}
