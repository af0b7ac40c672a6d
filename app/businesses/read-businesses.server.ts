import type { Staff } from '#app/auth/require-staff.server.ts';
import { may } from '#app/auth/roles.ts';
import { type Db, inOffice } from '#db/client.ts';
import { countBusinesses, listBusinesses } from '#db/queries/businesses.ts';
import { clock } from '#workflows/engine/clock.ts';
import { parisDate } from '#workflows/invoice/paris-time.ts';

/** The list of businesses, narrowed by `?q=`. */
export async function readBusinesses(db: Db, staff: Staff, request: Request) {
  const search = (new URL(request.url).searchParams.get('q') ?? '').slice(0, 100).trim();
  const today = parisDate(await clock(db));
  return inOffice(db, staff.officeId, async (tx) => ({
    search,
    businesses: await listBusinesses(tx, { search, today }),
    all: await countBusinesses(tx),
    mayEdit: may(staff.role, 'businesses'),
  }));
}
