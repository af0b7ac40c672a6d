import { cuts } from './cuts/cuts.ts';
import type { Scenario } from './support/scenario.ts';

/** Everything that `npm run test:faults` does, in this order. */
export const scenarios: Scenario[] = [cuts];
