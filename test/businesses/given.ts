import { type BusinessValues, businessChange } from '#app/businesses/business-form.server.ts';
import { givenOffice } from '#test/invoices/office.ts';
import type { TestDatabase } from '#test/setup/database.ts';
import { createBusiness } from '#workflows/parties/save-business.ts';

/** What the form of a business gives for a plumber of Amiens. */
export const plumber: BusinessValues = {
  name: 'Riou Paysages',
  legalName: 'SARL Riou Paysages',
  legalForm: 'SARL au capital de 8 000 €',
  line1: '4 rue des Haies',
  line2: '',
  postcode: '80000',
  city: 'Amiens',
  country: 'FR',
  siren: '732829320',
  siret: '73282932000074',
  vatNumber: 'FR44732829320',
  registration: 'RCS Amiens',
  phone: '02 61 91 10 20',
  contact: '',
  email: 'bonjour@riou.example',
  numberPrefix: 'PRI',
  iban: 'FR7630006000011234567890189',
  bic: '',
  vatOnDebits: false,
  differenceLimit: 0,
  mentions: '',
  contactStaffId: undefined,
  seen: undefined,
};

/** An office with a business made as the console makes it: identity, policy version 1, nothing else. */
export async function givenRiou(database: TestDatabase) {
  const { officeId } = await givenOffice(database);
  const by = { officeId, name: 'Inès Rouvière' };
  const created = await createBusiness(database.db, by, businessChange(plumber));
  if (!('id' in created)) throw new Error(created.refused);
  return { officeId, businessId: created.id, by };
}
