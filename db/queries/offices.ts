import { desc } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { officeIdentities, offices } from '#db/schema/index.ts';
import type { Address } from '#db/shapes/content.ts';

/** Who the office is on a document, and how it is reached. */
export type OfficeIdentity = {
  name: string;
  legalForm: string;
  siren: string;
  vatNumber: string;
  address: Address;
  email: string;
  phone: string;
};

/** The office of this transaction. */
export async function findOffice(tx: Tx): Promise<OfficeIdentity | undefined> {
  const { name, legalForm, siren, vatNumber, address, email, phone } = offices;
  const [office] = await tx
    .select({ name, legalForm, siren, vatNumber, address, email, phone })
    .from(offices);
  return office;
}

/** Who the office was before, until when: what was issued then names it so. The newest first. */
export function listFormerOffices(tx: Tx) {
  const { id, name, legalForm, siren, vatNumber, address, until } = officeIdentities;
  return tx
    .select({ id, name, legalForm, siren, vatNumber, address, until })
    .from(officeIdentities)
    .orderBy(desc(until), desc(id))
    .limit(50);
}

/** What is issued from now on names it so; what it was until now is kept by the database. */
export async function updateOffice(tx: Tx, identity: OfficeIdentity): Promise<void> {
  await tx.update(offices).set(identity);
}
