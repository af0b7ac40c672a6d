import type { Staff } from '#app/auth/require-staff.server.ts';
import { may } from '#app/auth/roles.ts';
import { loadDunning } from '#app/dunning/dunning.server.ts';
import { loadPayDays } from '#app/measures/measures.server.ts';
import { inOffice } from '#db/client.ts';
import { findBusiness } from '#db/queries/businesses.ts';
import { listLine } from '#db/queries/contacts.ts';
import { findCustomer } from '#db/queries/customers.ts';
import { listCredits, listOpenDocuments, listPaymentsOf } from '#db/queries/outstanding.ts';
import { listStaffNames } from '#db/queries/staff.ts';
import { clock } from '#workflows/engine/clock.ts';
import { newId } from '#workflows/identity/new-id.ts';
import { daysBetween } from '#workflows/invoice/due-date.ts';
import { parisDate } from '#workflows/invoice/paris-time.ts';
import { sumsByCurrency } from '#workflows/invoice/sums-by-currency.ts';
import type { Services } from '#workflows/services.ts';

/** How many payments the page shows. */
const paymentsShown = 20;

/** How much of what was said. */
const lineShown = 50;

/** Everything the page of a customer's outstanding shows. @throws Response 404 for one that this office does not have */
export function loadOutstanding(
  { db }: Pick<Services, 'db'>,
  staff: Staff,
  customerId: string,
  search = new URLSearchParams(),
) {
  return inOffice(db, staff.officeId, async (tx) => {
    const customer = await findCustomer(tx, customerId);
    if (!customer) throw new Response(null, { status: 404 });
    const of = { businessId: customer.businessId, customerId };
    const business = await findBusiness(tx, customer.businessId);
    const documents = await listOpenDocuments(tx, of);
    const credits = await listCredits(tx, of);
    const payments = await listPaymentsOf(tx, { ...of, most: paymentsShown });
    const today = parisDate(await clock(tx));
    return {
      customer: { id: customerId, name: customer.name },
      business: { id: customer.businessId, name: business?.name ?? '' },
      /** `days` past due, below zero before it. */
      documents: documents.map((each) => ({
        ...each,
        days: each.dueOn === null ? null : daysBetween(each.dueOn, today),
      })),
      credits,
      payments,
      sums: sumsOf(documents, credits),
      payDays: await loadPayDays(tx, { ...of, today }),
      today,
      /** Of the payment that may be recorded next: sent twice, it is one. */
      paymentId: newId(),
      may: { record: may(staff.role, 'payments') },
      line: await listLine(tx, of, lineShown),
      /** Of what may be noted next: sent twice, it is one. */
      contactId: newId(),
      colleagues: search.has('note') ? await listStaffNames(tx) : [],
      me: staff.id,
      dunning: await loadDunning(tx, staff, customer, search),
    };
  });
}

export type OutstandingData = Awaited<ReturnType<typeof loadOutstanding>>;

type Documents = Awaited<ReturnType<typeof listOpenDocuments>>;
type Credits = Awaited<ReturnType<typeof listCredits>>;

/** What is owed by currency: documents less what is the customer's already. */
function sumsOf(documents: Documents, credits: Credits) {
  const part = (cents: number, currency: string) => ({ cents, currency });
  const open = sumsByCurrency([
    ...documents.map((each) => part(each.balanceCents, each.currency)),
    ...credits.map(({ currency }) => part(0, currency)),
  ]);
  return open.map(({ currency, cents }) => {
    const sum = (list: readonly { currency: string; cents: number }[]) =>
      list.reduce((all, each) => all + (each.currency === currency ? each.cents : 0), 0);
    const creditCents = sum(credits.map((each) => part(each.leftCents, each.currency)));
    return {
      currency,
      openCents: cents,
      creditCents,
      owedCents: cents - creditCents,
      lateCents: sum(documents.map((each) => part(each.lateCents, each.currency))),
    };
  });
}
