import type { Staff } from '#app/auth/require-staff.server.ts';
import { inOffice } from '#db/client.ts';
import { findBusiness } from '#db/queries/businesses.ts';
import { findCustomer } from '#db/queries/customers.ts';
import type { Services } from '#workflows/services.ts';
import { readPenalties } from '#workflows/settlement/penalties/read-penalties.ts';

/** What the lateness of a customer comes to, line by line. @throws Response 404 for one that this office does not have */
export function loadPenalties(
  { db }: Pick<Services, 'db'>,
  staff: Staff,
  { customerId, alsoPaid }: { customerId: string; alsoPaid: boolean },
) {
  return inOffice(db, staff.officeId, async (tx) => {
    const customer = await findCustomer(tx, customerId);
    if (!customer) throw new Response(null, { status: 404 });
    const { businessId } = customer;
    const business = await findBusiness(tx, businessId);
    return {
      customer: { id: customerId, name: customer.name },
      business: business?.name ?? '',
      alsoPaid,
      ...(await readPenalties(tx, { businessId, customerId, alsoPaid })),
    };
  });
}

export type PenaltiesData = Awaited<ReturnType<typeof loadPenalties>>;
