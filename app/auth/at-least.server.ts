import { setTimeout as pause } from 'node:timers/promises';

/** Longer than any of the answers takes whose time could tell something, in milliseconds. */
export const answerTime = 250;

/** Does the work and answers after `milliseconds` at the earliest, so that how long it took tells nothing. */
export async function atLeast<T>(milliseconds: number, work: () => Promise<T>): Promise<T> {
  const [result] = await Promise.all([work(), pause(milliseconds)]);
  return result;
}
