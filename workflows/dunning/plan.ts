import type { DunnedDocument, DunningPlan } from '#db/shapes/dunning.ts';
import { addDays } from '../invoice/due-date.ts';
import { parisDate, parisInstant } from '../invoice/paris-time.ts';
import { isAskingDay } from './asking-hours.ts';

/** What holds until a business says otherwise: nobody is asked but by a person. */
export const usualPlan: DunningPlan = {
  mode: 'hand',
  firstDays: 7,
  secondDays: 20,
  leavesHour: 9,
  leastCents: 500,
  bankDays: 7,
};

/** As much of a plan as judges documents. `on`: the day of asking in Paris. */
export type PlanRule = Pick<DunningPlan, 'firstDays' | 'secondDays' | 'leastCents'> & { on: string };

/** How a plan judges what is asked for at an instant. */
export const ruleAt = ({ firstDays, secondDays, leastCents }: DunningPlan, at: string): PlanRule => ({
  firstDays,
  secondDays,
  leastCents,
  on: parisDate(at),
});

/** When what is announced at an instant leaves: at the hour of the plan, on the next day on which people are asked. */
export function leavesAfter({ leavesHour }: Pick<DunningPlan, 'leavesHour'>, at: string): string {
  let day = addDays(parisDate(at), 1);
  while (!isAskingDay(day)) day = addDays(day, 1);
  return new Date(parisInstant(day, `${String(leavesHour).padStart(2, '0')}:00`)).toISOString();
}

/** Whether nothing is asked for that was not announced: no other document, no more of one, no higher level. */
export const isWithin = (asked: readonly DunnedDocument[], announced: readonly DunnedDocument[]): boolean =>
  asked.every(({ invoiceId, cents, level }) => {
    const known = announced.find((each) => each.invoiceId === invoiceId);
    return known !== undefined && cents <= known.cents && level <= known.level;
  });
