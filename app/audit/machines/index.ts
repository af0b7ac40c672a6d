import { dispatchWords } from './dispatch.ts';
import { inAStatus, type MachineWords } from './machine-words.ts';
import type { ToldMachine } from './names.ts';
import { reviewWords } from './review.ts';
import { settlementWords } from './settlement.ts';

export const machines: Record<ToldMachine, MachineWords> = {
  review: reviewWords,
  dispatch: dispatchWords,
  settlement: settlementWords,
};

/** Of a machine that another release brought: states and events by their names. */
const unknown: MachineWords = { ...inAStatus({}), event: ({ event }) => event };

export const wordsOf = (machine: string): MachineWords =>
  Object.hasOwn(machines, machine) ? machines[machine as ToldMachine] : unknown;
