import type { Staff } from '#app/auth/require-staff.server.ts';
import { may } from '#app/auth/roles.ts';
import type { Tx } from '#db/client.ts';
import type { Customer } from '#db/queries/customers.ts';
import { listDunnings } from '#db/queries/dunnings.ts';
import { nextAskingHour } from '#workflows/dunning/asking-hours.ts';
import { messageOf } from '#workflows/dunning/message.ts';
import { inTheWay, markOf, readAsking } from '#workflows/dunning/read-asking.ts';
import { readPlan } from '#workflows/dunning/read-plan.ts';
import { nextAfter } from '#workflows/dunning/refusals.ts';
import { newId } from '#workflows/identity/new-id.ts';

/** How many messages the page shows. */
const shown = 20;

/** What a message to a customer would say now, all that is late or as the plan of its business proposes it, what stands in its way, and those of before. */
export async function loadDunning(tx: Tx, staff: Staff, customer: Customer, isByPlan = false) {
  const plan = isByPlan ? await readPlan(tx, customer.businessId) : null;
  const asking = await readAsking(tx, customer, { plan });
  const { asked, text, business, clause, hold, last, now } = asking;
  const { locale, email } = customer;
  return {
    asked,
    message: messageOf(asked, { customer: customer.name, business: business.name }, locale, text),
    to: email,
    iban: business.iban,
    refusals: inTheWay(asking),
    hold,
    /** From when on another may leave. */
    nextOn: last && nextAfter(last.at),
    nextHour: nextAskingHour(now),
    article: clause?.article ?? null,
    mark: markOf(asking),
    /** Of the message that may leave next: sent twice, it is one. */
    id: newId(),
    sent: await listDunnings(tx, { businessId: customer.businessId, customerId: customer.id }, shown),
    isByPlan,
    mayDun: may(staff.role, 'dun'),
  };
}

export type DunningData = Awaited<ReturnType<typeof loadDunning>>;
