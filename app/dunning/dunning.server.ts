import type { Staff } from '#app/auth/require-staff.server.ts';
import { may } from '#app/auth/roles.ts';
import type { Tx } from '#db/client.ts';
import type { Customer } from '#db/queries/customers.ts';
import { listDunnings } from '#db/queries/dunnings.ts';
import type { DunningChannel } from '#db/shapes/dunning.ts';
import { nextAskingHour } from '#workflows/dunning/asking-hours.ts';
import { againstLetter } from '#workflows/dunning/by-letter.ts';
import { messageOf } from '#workflows/dunning/message.ts';
import { inTheWay, markOf, readAsking } from '#workflows/dunning/read-asking.ts';
import { readPlan } from '#workflows/dunning/read-plan.ts';
import { nextAfter } from '#workflows/dunning/refusals.ts';
import { whereTo } from '#workflows/dunning/where-to.ts';
import { writeLetter } from '#workflows/dunning/write-letter.ts';
import { newId } from '#workflows/identity/new-id.ts';
import { letterText } from '#workflows/letters/letter-paper.ts';
import { loadNotice, loadWaiting } from './notice.server.ts';

/** How many messages the page shows. */
const shown = 20;

/** The channel that is asked for; without a mail address there is but one. */
const channelOf = (wanted: string | null, { email }: Customer): DunningChannel =>
  wanted === 'letter' || email.trim() === '' ? 'letter' : 'mail';

/**
 * What a message to a customer would say now, all that is late or as the plan of its business proposes it, what stands in its
 * way, and those of before. `search`: what the page shows of it.
 */
export async function loadDunning(tx: Tx, staff: Staff, customer: Customer, search: URLSearchParams) {
  const isByPlan = search.get('dun') === 'plan' && customer.email.trim() !== '';
  const plan = isByPlan ? await readPlan(tx, customer.businessId) : null;
  const asking = await readAsking(tx, customer, { plan });
  const { asked, text, business, clause, hold, last, now } = asking;
  const { locale } = customer;
  const channel = channelOf(search.get('dun'), customer);
  const wanted = { ...asked, locale, signer: null };
  const letter = channel === 'letter' && search.has('dun') ? await writeLetter(tx, asking, wanted) : null;
  return {
    asked,
    message: messageOf(asked, { customer: customer.name, business: business.name }, locale, text),
    to: whereTo(channel, customer),
    channel,
    hasMail: customer.email.trim() !== '',
    letter: letter && letterText(letter),
    iban: business.iban,
    refusals: channel === 'letter' ? againstLetter(asking) : inTheWay(asking),
    hold,
    /** From when on another may leave. */
    nextOn: last && nextAfter(last.at),
    nextHour: nextAskingHour(now),
    article: clause?.article ?? null,
    mark: markOf(asking, channel),
    /** Of the message that may leave next: sent twice, it is one. */
    id: newId(),
    sent: await listDunnings(tx, { businessId: customer.businessId, customerId: customer.id }, shown),
    isByPlan,
    mayDun: may(staff.role, 'dun'),
    notice: search.has('notice') ? await loadNotice(tx, asking, search) : null,
    waiting: await loadWaiting(tx, staff, customer, search.get('waiting')),
  };
}

export type DunningData = Awaited<ReturnType<typeof loadDunning>>;
