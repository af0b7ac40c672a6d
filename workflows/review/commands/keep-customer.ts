import type { Tx } from '#db/client.ts';
import { insertCustomer } from '#db/queries/customers.ts';
import type { InvoiceContent } from '#db/shapes/content.ts';
import { asMailAddress, isMailAddress } from '../../invoice/mail-address.ts';

/**
 * Keeps a buyer as a customer of the business; what kind of one follows from its identifiers. What a file gives as an
 * address and is none stays with the document, whose check says so. @returns its id
 */
export function keepCustomer(
  tx: Tx,
  { officeId, businessId, party }: { officeId: string; businessId: string; party: InvoiceContent['buyer'] },
): Promise<string> {
  const isPublic = /^[12]/.test(party.siren || party.siret);
  const kind = isPublic ? 'public' : party.siren || party.siret || party.vatNumber ? 'company' : 'consumer';
  const { name } = party;
  const email = isMailAddress(party.email) ? asMailAddress(party.email) : '';
  const kept = { ...party, email };
  return insertCustomer(tx, { officeId, businessId, kind, name, party: kept, email, locale: 'fr' });
}
