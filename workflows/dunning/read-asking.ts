import type { Tx } from '#db/client.ts';
import { findBusiness } from '#db/queries/businesses.ts';
import type { Customer } from '#db/queries/customers.ts';
import { findLastDunning, type Hold, type LastDunning, listHolds, listLate } from '#db/queries/dunnings.ts';
import { findCurrentMandate } from '#db/queries/mandates.ts';
import { listCredits } from '#db/queries/outstanding.ts';
import type { DunningChannel, DunningPlan, DunRefusal } from '#db/shapes/dunning.ts';
import type { Locale } from '#db/shapes/locale.ts';
import { clock } from '../engine/clock.ts';
import { canonicalJson, sha256Hex } from '../identity/canonical.ts';
import { parisDate } from '../invoice/paris-time.ts';
import { ruleAt } from './plan.ts';
import { readText } from './read-text.ts';
import { refusalsOf } from './refusals.ts';
import type { DunningText } from './texts.ts';
import { type Asked, whatIsAsked } from './what-is-asked.ts';
import { whereTo } from './where-to.ts';

/** How a customer stands when somebody wants to ask him for money. */
export type Asking = {
  customer: Customer;
  business: { id: string; name: string; iban: string };
  asked: Asked;
  /** In whose words, before what is known fills them. */
  text: DunningText;
  refusals: DunRefusal[];
  hold: Hold | null;
  last: LastDunning | null;
  /** Under which the office may ask; null: it prepares, and the owner sends. */
  clause: { mandateId: string; article: string } | null;
  now: string;
};

type Given = {
  /** The message that is about to leave, which is not its own predecessor. */
  exceptId?: string | null;
  /** In which it was asked for. */
  locale?: Locale;
  /** By which it is judged, and when it would leave where that is later. */
  plan?: DunningPlan | null;
  at?: string;
};

/** What a message to a customer would ask for, and what speaks against it. Sure under `lockBooks` alone. */
export async function readAsking(tx: Tx, customer: Customer, given: Given = {}): Promise<Asking> {
  const { exceptId = null, locale = customer.locale, plan = null } = given;
  const of = { businessId: customer.businessId, customerId: customer.id };
  const business = await findBusiness(tx, customer.businessId);
  if (!business) throw new Error(`no business ${customer.businessId}`);
  const now = given.at ?? (await clock(tx));
  const today = parisDate(now);
  const asked = whatIsAsked(await listLate(tx, of), plan && ruleAt(plan, now));
  const text = await readText(tx, { businessId: business.id, level: asked.level, locale });
  const credits = await listCredits(tx, of);
  const [hold = null] = await listHolds(tx, { ...of, today });
  const last = await findLastDunning(tx, of, exceptId);
  const mandate = await findCurrentMandate(tx, { businessId: business.id, today });
  const clause = mandate?.dunningArticle ? { mandateId: mandate.id, article: mandate.dunningArticle } : null;
  const refusals = refusalsOf(asked, {
    now,
    iban: business.iban,
    email: customer.email,
    creditCents: credits.reduce((sum, { leftCents }) => sum + leftCents, 0),
    isHeld: hold !== null,
    last,
    leastCents: plan?.leastCents ?? 0,
  });
  const { id, name, iban } = business;
  return { customer, business: { id, name, iban }, asked, text, refusals, hold, last, clause, now };
}

/** What stands in the way of a press: preparing for the owner needs no hour. */
export const inTheWay = ({ refusals, clause }: Asking): DunRefusal[] =>
  refusals.filter((each) => each !== 'hours' || clause !== null);

/** Names what was shown, so that a press on something else is told. */
export const markOf = (
  { asked, text, customer, business }: Asking,
  channel: DunningChannel = 'mail',
): string => {
  const to = whereTo(channel, customer);
  return sha256Hex(canonicalJson({ documents: asked.documents, text, to, iban: business.iban }));
};
