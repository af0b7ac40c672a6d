import type { Staff } from '#app/auth/require-staff.server.ts';
import { may } from '#app/auth/roles.ts';
import { type Db, inOffice } from '#db/client.ts';
import { findFourEyes } from '#db/queries/releases.ts';
import { listStaff } from '#db/queries/staff.ts';
import { clock } from '#workflows/engine/clock.ts';

/** The people of the office. Sessions and invitations are for who manages them. */
export async function readSettings(db: Db, staff: Staff) {
  const mayManage = may(staff.role, 'staff');
  const { people, fourEyes } = await inOffice(db, staff.officeId, async (tx) => ({
    people: await listStaff(tx),
    fourEyes: await findFourEyes(tx),
  }));
  return {
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
