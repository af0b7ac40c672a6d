import type { MachineDefinition } from '../engine/types.ts';
import { waitsForNumber } from '../issue/waits-for-number.ts';
import type { LedgerKey } from '../ledger/key.ts';
import type { Witness } from '../ledger/witness.ts';
import { projectInvoices } from '../project-invoices.ts';
import { askOwners, closeLinks, contextOf, remindOwners, tellOffice, tellOwners } from './effects.ts';
import { issueInvoice } from './issue-effect.ts';
import { reviewMachine, reviewMachine1 } from './machine.ts';

type Deps = { key: LedgerKey; secret: string; witness: Witness };

/** Both versions of a review with what their actions do. `secret` derives the tokens of links. */
export function reviewDefinitions(deps: Deps): MachineDefinition[] {
  // The same functions for both: a batch carries out each of them once.
  const parts = partsOf(deps);
  return [
    { ...parts, version: 1, machine: reviewMachine1 },
    { ...parts, version: 2, machine: reviewMachine },
  ];
}

const partsOf = (deps: Deps): Omit<MachineDefinition, 'version' | 'machine'> => ({
  name: 'review',
  effects: {
    closeLinks,
    askOwners: askOwners(deps.secret),
    remindOwners,
    tellOwners,
    tellOffice,
    issueInvoice: issueInvoice(deps),
  },
  project: projectInvoices,
  waits: (tx, calls) =>
    waitsForNumber(
      tx,
      deps.witness,
      calls
        .filter(({ effect }) => effect === 'issueInvoice')
        .map(({ applied }) => ({
          workflowId: applied.workflowId,
          businessId: contextOf(applied).businessId,
        })),
    ),
});
