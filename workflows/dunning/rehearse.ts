import type { DunningLevel, DunningPlan } from '#db/shapes/dunning.ts';
import { addDays } from '../invoice/due-date.ts';
import { sumsByCurrency } from '../invoice/sums-by-currency.ts';
import { isAskingDay } from './asking-hours.ts';
import { daysBetweenMessages } from './refusals.ts';
import { type LateDocument, whatIsAsked } from './what-is-asked.ts';

/** From a day on, until the day before another one; null: still so. Days are YYYY-MM-DD in Paris. */
type Span = { from: string; until: string | null };

/** What is known of a document over the days that are rehearsed. Amounts are cents. */
export type PastDocument = {
  invoiceId: string;
  number: string;
  customerId: string;
  customer: string;
  currency: string;
  /** What it asks for, part by part; `lateFrom`: the first day on which a part is late. */
  parts: { cents: number; dueOn: string | null; lateFrom: string | null }[];
  settledCents: number;
  /** What settled it, or was taken back, on the days that are rehearsed. */
  moves: { on: string; cents: number }[];
  disputes: (Span & { cents: number })[];
  claims: (Span & { cents: number })[];
  promises: Span[];
  isDelivered: boolean;
  /** At which level it stood before those days. */
  dunnedLevel: number;
};

/** A message that would have left. */
export type Rehearsed = {
  on: string;
  customerId: string;
  customer: string;
  level: DunningLevel;
  sums: { currency: string; cents: number }[];
};

/**
 * What a plan would have sent on each day from `from` until the day before `until`, had it held then: one message a customer,
 * a week apart at least. `lastAsked`: the days on which customers were asked before.
 */
export function rehearse(
  documents: readonly PastDocument[],
  plan: DunningPlan,
  { from, until, lastAsked }: { from: string; until: string; lastAsked: ReadonlyMap<string, string> },
): Rehearsed[] {
  const levels = new Map(documents.map(({ invoiceId, dunnedLevel }) => [invoiceId, dunnedLevel]));
  const asked = new Map(lastAsked);
  const customers = [...Map.groupBy(documents, ({ customerId }) => customerId).values()];
  const found: Rehearsed[] = [];
  for (let on = from; on < until; on = addDays(on, 1)) {
    if (!isAskingDay(on)) continue;
    for (const own of customers) {
      const [{ customerId, customer } = { customerId: '', customer: '' }] = own;
      const last = asked.get(customerId);
      if (last && on < addDays(last, daysBetweenMessages)) continue;
      const late = own.map((document) => lateOn(document, on, levels.get(document.invoiceId) ?? 0));
      const { documents: asks, level } = whatIsAsked(late, { ...plan, on });
      const sums = sumsByCurrency(asks);
      if (!asks.some(({ isRaised }) => isRaised) || sums.every(({ cents }) => cents < plan.leastCents))
        continue;
      for (const each of asks)
        levels.set(each.invoiceId, Math.max(each.level, levels.get(each.invoiceId) ?? 0));
      asked.set(customerId, on);
      found.push({ on, customerId, customer, level, sums });
    }
  }
  return found;
}

/** How a document stood in the morning of a day. */
function lateOn(document: PastDocument, on: string, dunnedLevel: number): LateDocument {
  const { invoiceId, number, currency, isDelivered, settledCents, moves } = document;
  let settled = moves.reduce((sum, move) => (move.on < on ? sum : sum - move.cents), settledCents);
  const open = document.parts.flatMap((part) => {
    const cents = part.cents - Math.min(settled, part.cents);
    settled -= part.cents - cents;
    return cents > 0 ? [{ ...part, cents }] : [];
  });
  const late = open.filter(({ lateFrom }) => lateFrom !== null && lateFrom <= on);
  return {
    invoiceId,
    number,
    currency,
    isDelivered,
    dunnedLevel,
    dueOn: open[0]?.dueOn ?? null,
    lateCents: late.reduce((sum, { cents }) => sum + cents, 0),
    disputedCents: sumOn(document.disputes, on),
    claimedCents: sumOn(document.claims, on),
    promisedOn: document.promises.some((span) => holdsOn(span, on)) ? on : null,
  };
}

const holdsOn = ({ from, until }: Span, on: string): boolean => from < on && (until === null || on < until);

const sumOn = (spans: readonly (Span & { cents: number })[], on: string): number =>
  spans.reduce((sum, span) => (holdsOn(span, on) ? sum + span.cents : sum), 0);
