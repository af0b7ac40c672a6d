import type { Staff } from '#app/auth/require-staff.server.ts';
import { may } from '#app/auth/roles.ts';
import { countries } from '#app/businesses/countries.server.ts';
import type { Locale } from '#app/lib/format.ts';
import { type Db, inOffice } from '#db/client.ts';
import { findOffice, listFormerOffices } from '#db/queries/offices.ts';
import { findFourEyes } from '#db/queries/releases.ts';
import { listStaff } from '#db/queries/staff.ts';
import { clock } from '#workflows/engine/clock.ts';

/** The office and its people. Sessions and invitations are for who manages them. */
export async function readSettings(db: Db, staff: Staff, locale: Locale) {
  const mayManage = may(staff.role, 'staff');
  const { office, former, people, fourEyes } = await inOffice(db, staff.officeId, async (tx) => ({
    office: await findOffice(tx),
    former: await listFormerOffices(tx),
    people: await listStaff(tx),
    fourEyes: await findFourEyes(tx),
  }));
  if (!office) throw new Error('no office');
  return {
    office,
    former,
    countries: countries(locale),
    me: { id: staff.id },
    people: people
      .filter(({ disabledAt }) => mayManage || disabledAt === null)
      .map((person) => (mayManage ? person : { ...person, openSessions: 0, invitedUntil: null })),
    now: await clock(db),
    mayManage,
    mayExport: may(staff.role, 'export'),
    fourEyes,
    maySet: may(staff.role, 'settings'),
  };
}

export type SettingsPage = Awaited<ReturnType<typeof readSettings>>;
