import type { Tx } from '#db/client.ts';
import { type Business, listBusinessesOf } from '#db/queries/businesses.ts';
import type { Party } from '#db/shapes/content.ts';
import { sirenOf } from './siren-of.ts';

/**
 * The one business of the office that the seller of a file is for sure: by its SIREN, which a French VAT number ends with, or by its
 * VAT number; of several establishments of one company, by SIRET. Null where none or several may be meant.
 */
export async function recognisedBy(tx: Tx, seller: Party | null): Promise<Business | null> {
  if (!seller) return null;
  const vatNumber = compact(seller.vatNumber);
  const siret = compact(seller.siret);
  const siren =
    sirenOf({ siren: compact(seller.siren), siret }) || (/^FR..(\d{9})$/.exec(vatNumber)?.[1] ?? '');
  const found = await listBusinessesOf(tx, { siren, vatNumber });
  const [only, ...others] =
    found.length > 1 ? found.filter(({ party }) => siret !== '' && party.siret === siret) : found;
  return others.length === 0 ? (only ?? null) : null;
}

const compact = (text: string) => text.replace(/\s/g, '');
