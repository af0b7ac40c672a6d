import type { DunnedDocument, DunningLevel, LeftOut, LeftOutFor } from '#db/shapes/dunning.ts';
import { daysBetween } from '../invoice/due-date.ts';
import type { PlanRule } from './plan.ts';

/** A late document of a customer, with all that may keep it, or a part of it, from being asked for. */
export type LateDocument = {
  invoiceId: string;
  number: string;
  dueOn: string | null;
  currency: string;
  lateCents: number;
  disputedCents: number;
  /** Said to be paid, and nobody has answered. */
  claimedCents: number;
  /** A promise runs until then. */
  promisedOn: string | null;
  dunnedLevel: number;
  /** Something proves that its customer has it. */
  isDelivered: boolean;
};

/** What one message to a customer asks for; `level` of the message is the highest of its documents. */
export type Asked = { documents: DunnedDocument[]; leftOut: LeftOut[]; level: DunningLevel };

/**
 * What is late and neither disputed, promised, said to be paid nor without proof of delivery; the rest with its reason. Under a
 * plan each document is asked for from its days on, and not before.
 */
export function whatIsAsked(late: readonly LateDocument[], rule: PlanRule | null = null): Asked {
  const judged = late.filter(({ lateCents }) => lateCents > 0).map((document) => judge(document, rule));
  const documents = judged.flatMap(({ asked }) => (asked ? [asked] : []));
  return {
    documents,
    leftOut: judged.flatMap(({ leftOut }) => leftOut),
    level: levelOf(documents),
  };
}

/** Of a message: the highest of its documents. */
export const levelOf = (documents: readonly Pick<DunnedDocument, 'level'>[]): DunningLevel =>
  documents.some(({ level }) => level === 2) ? 2 : 1;

/** Whether all that was asked for may still be asked for, to the cent; more may be late by now. */
export const isStillAsked = (
  before: readonly Pick<DunnedDocument, 'invoiceId' | 'cents'>[],
  now: readonly DunnedDocument[],
): boolean =>
  before.every(({ invoiceId, cents }) =>
    now.some((each) => each.invoiceId === invoiceId && each.cents >= cents),
  );

function judge(
  document: LateDocument,
  rule: PlanRule | null,
): { asked: DunnedDocument | null; leftOut: LeftOut[] } {
  const { invoiceId, number, dueOn, currency, lateCents, dunnedLevel } = document;
  const out = (why: LeftOutFor, cents: number): LeftOut => ({ invoiceId, number, cents, currency, why });
  const whole = wholeReason(document);
  if (whole) return { asked: null, leftOut: [out(whole, lateCents)] };
  const disputed = Math.min(lateCents, document.disputedCents);
  const claimed = Math.min(lateCents - disputed, document.claimedCents);
  const leftOut = [
    ...(disputed > 0 ? [out('disputed', disputed)] : []),
    ...(claimed > 0 ? [out('claimed', claimed)] : []),
  ];
  const cents = lateCents - disputed - claimed;
  if (cents === 0) return { asked: null, leftOut };
  const level = nextLevel(document, rule);
  if (level === null) return { asked: null, leftOut: [...leftOut, out('notYet', cents)] };
  return {
    asked: { invoiceId, number, dueOn, cents, currency, level, isRaised: level > dunnedLevel },
    leftOut,
  };
}

/** At which level a document is asked for now; null: its plan does not ask for it yet. */
function nextLevel({ dueOn, dunnedLevel }: LateDocument, rule: PlanRule | null): DunningLevel | null {
  if (!rule) return dunnedLevel === 0 ? 1 : 2;
  const days = dueOn ? daysBetween(dueOn, rule.on) : 0;
  if (dunnedLevel > 0) return dunnedLevel > 1 || days >= rule.secondDays ? 2 : 1;
  return days >= rule.firstDays ? 1 : null;
}

/** Why nothing of a document is asked for. */
function wholeReason({ isDelivered, promisedOn, dunnedLevel }: LateDocument): LeftOutFor | null {
  if (dunnedLevel > 2) return 'noticed';
  if (promisedOn !== null) return 'promised';
  return isDelivered ? null : 'notDelivered';
}
