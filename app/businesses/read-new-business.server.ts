import type { Staff } from '#app/auth/require-staff.server.ts';
import type { Locale } from '#app/lib/format.ts';
import { type Db, inOffice } from '#db/client.ts';
import { listStaffNames } from '#db/queries/staff.ts';
import { countries } from './countries.server.ts';

/** What the form of a new business offers to choose from. */
export async function readNewBusiness(db: Db, staff: Staff, locale: Locale) {
  return {
    countries: countries(locale),
    colleagues: await inOffice(db, staff.officeId, (tx) => listStaffNames(tx)),
  };
}
