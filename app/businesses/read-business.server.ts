import type { Staff } from '#app/auth/require-staff.server.ts';
import { may } from '#app/auth/roles.ts';
import type { Locale } from '#app/lib/format.ts';
import { type Db, inOffice } from '#db/client.ts';
import { findBusiness, hasIssued } from '#db/queries/businesses.ts';
import { countCustomers } from '#db/queries/customers.ts';
import { listOwnTexts } from '#db/queries/dunning-texts.ts';
import { listMandates } from '#db/queries/mandates.ts';
import { countOpenReviews, listUndelivered } from '#db/queries/open-reviews.ts';
import { listOwnerChanges } from '#db/queries/owner-changes.ts';
import { listOwners } from '#db/queries/owners.ts';
import { countRunningRounds, listPolicyVersions } from '#db/queries/policies.ts';
import { listStaffNames } from '#db/queries/staff.ts';
import { readPlan } from '#workflows/dunning/read-plan.ts';
import { clock } from '#workflows/engine/clock.ts';
import { defaultPolicy } from '#workflows/invoice/default-policy.ts';
import { settledAt } from '#workflows/invoice/fresh-address.ts';
import { parisDate } from '#workflows/invoice/paris-time.ts';
import { businessValues } from './business-form.server.ts';
import { countries, countryName } from './countries.server.ts';
import { adviceOn } from './party-form.server.ts';

/** Everything the page of one business shows. Throws 404 for one that this office does not have. */
export async function readBusiness(db: Db, staff: Staff, id: string, locale: Locale) {
  const now = await clock(db);
  const today = parisDate(now);
  return inOffice(db, staff.officeId, async (tx) => {
    const business = await findBusiness(tx, id);
    if (!business) throw new Response(null, { status: 404 });
    const mandates = await listMandates(tx, id);
    const versions = await listPolicyVersions(tx, id);
    const colleagues = await listStaffNames(tx);
    const { officeId: _, ...shown } = business;
    return {
      business: shown,
      country: countryName(business.party.address.country, locale),
      values: businessValues(business, locale),
      advice: adviceOn(business.party, 'seller', locale),
      prefixFixed: await hasIssued(tx, { id }),
      contact: colleagues.find((colleague) => colleague.id === business.contactStaffId) ?? null,
      colleagues,
      countries: countries(locale),
      owners: (await listOwners(tx, id)).map((owner) => {
        const settled = owner.addressSince && settledAt(owner.addressSince);
        return { ...owner, settledAt: settled && settled > now ? settled : null };
      }),
      ownerChanges: await listOwnerChanges(tx, id, 20),
      /** The one in force today, if any; then those before it. */
      mandate: mandates.find(({ endsOn }) => endsOn === null || endsOn >= today) ?? null,
      mandates,
      policy: versions[0] ?? {
        version: 0,
        policy: defaultPolicy,
        createdBy: '',
        createdAt: business.createdAt,
      },
      versions,
      running: await countRunningRounds(tx, id),
      openReviews: await countOpenReviews(tx, id),
      dunningPlan: await readPlan(tx, id),
      ownTexts: (await listOwnTexts(tx, id)).length,
      undelivered: await listUndelivered(tx, id),
      customers: await countCustomers(tx, { businessId: id }),
      today,
      mayEdit: may(staff.role, 'businesses'),
      mayDraft: may(staff.role, 'draft'),
    };
  });
}

export type BusinessPage = Awaited<ReturnType<typeof readBusiness>>;
