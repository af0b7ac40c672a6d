import { defineMachine, type Machine, type MachineDefinition } from '../engine/machine.ts';
import { waitsForNumber } from '../issue/waits-for-number.ts';
import type { LedgerKey } from '../ledger/key.ts';
import type { Witness } from '../ledger/witness.ts';
import { askOwners, closeLinks, remindOwners, tellOffice, tellOwners } from './effects.ts';
import {
  type ReviewContext,
  type ReviewEffects,
  type ReviewEvent,
  type ReviewInput,
  reviewMachine,
} from './events.ts';
import { hearMail } from './hear-mail.ts';
import { issueInvoice } from './issue-effect.ts';
import { reviewChart, reviewChart1 } from './machine.ts';
import { showReview } from './show-review.ts';

type Deps = { key: LedgerKey; secret: string; witness: Witness };

/** Both versions of a review with what their actions do. `secret` derives the tokens of links. */
export function reviewDefinitions(deps: Deps): MachineDefinition[] {
  // The same functions for both: a batch carries out each of them once.
  const parts = partsOf(deps);
  return [
    defineMachine({ ...parts, version: 1, chart: reviewChart1 }),
    defineMachine({ ...parts, version: 2, chart: reviewChart }),
  ];
}

type Review = Machine<ReviewContext, ReviewEvent, ReviewInput, ReviewEffects>;

const partsOf = (deps: Deps): Omit<Review, 'version' | 'chart'> => ({
  of: reviewMachine,
  effects: {
    closeLinks,
    askOwners: askOwners(deps.secret),
    remindOwners,
    tellOwners,
    tellOffice,
    issueInvoice: issueInvoice(deps),
  },
  shows: showReview,
  hears: hearMail,
  waits: (tx, calls) =>
    waitsForNumber(
      tx,
      deps.witness,
      calls
        .filter(({ effect }) => effect === 'issueInvoice')
        .map(({ applied }) => ({
          workflowId: applied.workflowId,
          businessId: applied.context.businessId,
        })),
    ),
});
