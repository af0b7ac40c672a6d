import { redirect } from '@remix-run/node';
import type { Staff } from '#app/auth/require-staff.server.ts';
import { may } from '#app/auth/roles.ts';
import { paths } from '#app/lib/paths.ts';
import { isUuid } from '#app/lib/uuid-param.ts';
import { inOffice } from '#db/client.ts';
import { findCustomer } from '#db/queries/customers.ts';
import { countProposed, listPlanned, listProposed } from '#db/queries/dunning-plans.ts';
import type { DunningPlan } from '#db/shapes/dunning.ts';
import { isAskingHour, nextAskingHour } from '#workflows/dunning/asking-hours.ts';
import { dunProposed } from '#workflows/dunning/commands/dun-proposed.ts';
import { holdDunning, liftHold } from '#workflows/dunning/commands/hold.ts';
import { customersWithMoneyOnTheWay } from '#workflows/dunning/money-on-the-way.ts';
import { proposalFor } from '#workflows/dunning/proposals.ts';
import { markOf } from '#workflows/dunning/read-asking.ts';
import { readPlan } from '#workflows/dunning/read-plan.ts';
import { nextAfter } from '#workflows/dunning/refusals.ts';
import { clock } from '#workflows/engine/clock.ts';
import { newId } from '#workflows/identity/new-id.ts';
import { parisDate } from '#workflows/invoice/paris-time.ts';
import { sumsByCurrency } from '#workflows/invoice/sums-by-currency.ts';
import type { Services } from '#workflows/services.ts';

/** As many as are worked through at once. */
const mostProposed = 50;
const mostPlanned = 100;

/** What plans propose today, what speaks against some of it, and what was announced. */
export const loadDunnings = ({ db }: Pick<Services, 'db'>, staff: Staff) =>
  inOffice(db, staff.officeId, async (tx) => {
    const now = await clock(tx);
    const today = parisDate(now);
    const { proposed, plans } = await countProposed(tx, today);
    const all = [];
    const onTheWay = new Map<string, ReadonlySet<string>>();
    const plansOf = new Map<string, DunningPlan>();
    for (const { businessId, customerId } of await listProposed(tx, { today, most: mostProposed })) {
      const plan = plansOf.get(businessId) ?? (await readPlan(tx, businessId));
      plansOf.set(businessId, plan);
      const waiting = onTheWay.get(businessId) ?? (await customersWithMoneyOnTheWay(tx, businessId));
      onTheWay.set(businessId, waiting);
      const proposal = await proposalFor(tx, customerId, { plan, onTheWay: waiting });
      if (!proposal) continue;
      const { customer, asked, business, clause, hold, last, against } = proposal;
      all.push({
        customerId,
        customer: customer.name,
        business: business.name,
        level: asked.level,
        numbers: asked.documents.map(({ number }) => number),
        sums: sumsByCurrency(asked.documents),
        against,
        isPrepared: clause === null,
        hold,
        nextOn: last && nextAfter(last.at),
        /** Of the message that may leave: sent twice, it is one. */
        id: newId(),
        mark: markOf(proposal),
      });
    }
    return {
      proposed: all.filter(({ against }) => against.length === 0),
      leftOut: all.filter(({ against }) => against.length > 0),
      more: proposed > mostProposed,
      plans,
      planned: await listPlanned(tx, { today, most: mostPlanned }),
      nextHour: isAskingHour(now) ? null : nextAskingHour(now),
      holdId: newId(),
      mayDun: may(staff.role, 'dun'),
    };
  });

export type DunningsData = Awaited<ReturnType<typeof loadDunnings>>;

type Run = { s: Services; staff: Staff; form: FormData };

const idIn = (form: FormData, name: string): string => {
  const id = String(form.get(name) ?? '');
  if (!isUuid(id)) throw new Response(null, { status: 400 });
  return id;
};

/** All that were shown and still stand as they did; the others stay, and the page says how many. */
async function sendProposed({ s, staff, form }: Run): Promise<never> {
  const items = form
    .getAll('item')
    .slice(0, mostProposed)
    .map((value) => {
      const [id = '', customerId = '', mark = ''] = String(value).split(' ');
      if (!isUuid(id) || !isUuid(customerId)) throw new Response(null, { status: 400 });
      return { id, customerId, mark };
    });
  const sent = await dunProposed(s, { officeId: staff.officeId, actor: staff.actor }, items);
  const refused = items.length - sent;
  throw redirect(paths.dunnings({ sent: sent || undefined, refused: refused || undefined }), 303);
}

async function hold({ s, staff, form }: Run): Promise<never> {
  const customerId = idIn(form, 'customerId');
  const customer = await inOffice(s.db, staff.officeId, (tx) => findCustomer(tx, customerId));
  if (!customer) throw new Response(null, { status: 404 });
  const outcome = await holdDunning(
    s,
    { officeId: staff.officeId, actor: staff.actor },
    {
      id: idIn(form, 'holdId'),
      businessId: customer.businessId,
      customerId,
      by: { staffId: staff.id },
      untilOn: null,
      words: '',
    },
  );
  throw redirect(
    paths.dunnings({ done: !outcome.ok && outcome.reason === 'owners' ? 'owners' : undefined }),
    303,
  );
}

async function lift({ s, staff, form }: Run): Promise<never> {
  const customer = await inOffice(s.db, staff.officeId, (tx) => findCustomer(tx, idIn(form, 'customerId')));
  if (!customer) throw new Response(null, { status: 404 });
  const outcome = await liftHold(
    s,
    { officeId: staff.officeId, actor: staff.actor },
    { holdId: idIn(form, 'holdId'), businessId: customer.businessId, by: { staffId: staff.id } },
  );
  if (!outcome.ok && outcome.reason === 'notFound') throw new Response(null, { status: 404 });
  throw redirect(paths.dunnings({ done: outcome.ok ? undefined : 'owners' }), 303);
}

const acts = new Map(Object.entries({ dun: sendProposed, 'hold-dunning': hold, 'lift-hold': lift }));

/** Throws a redirect back to the page, which says what was done. */
export async function actOnDunnings(run: Run): Promise<never> {
  const act = acts.get(String(run.form.get('act') ?? ''));
  if (!act) throw new Response(null, { status: 400 });
  return act(run);
}
