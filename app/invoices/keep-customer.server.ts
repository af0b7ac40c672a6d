import type { Tx } from '#db/client.ts';
import { insertCustomer } from '#db/queries/customers.ts';
import type { InvoiceContent } from '#workflows/invoice/content.ts';

/** Keeps a buyer as a customer of the business; what kind of one follows from its identifiers. @returns its id */
export function keepCustomer(
  tx: Tx,
  { officeId, businessId, party }: { officeId: string; businessId: string; party: InvoiceContent['buyer'] },
): Promise<string> {
  const isPublic = /^[12]/.test(party.siren || party.siret);
  const kind = isPublic ? 'public' : party.siren || party.siret || party.vatNumber ? 'company' : 'consumer';
  const { name, email } = party;
  return insertCustomer(tx, { officeId, businessId, kind, name, party, email, locale: 'fr' });
}
