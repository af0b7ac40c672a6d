import type { MachineDefinition } from '../engine/types.ts';
import { waitsForNumber } from '../issue/waits-for-number.ts';
import type { LedgerKey } from '../ledger/key.ts';
import type { Witness } from '../ledger/witness.ts';
import { projectInvoices } from '../project-invoices.ts';
import { askOwners, closeLinks, contextOf, remindOwners, tellOffice } from './effects.ts';
import { issueInvoice } from './issue-effect.ts';
import { reviewMachine } from './machine.ts';

/** review@1 with what its actions do. `secret` derives the tokens of links. */
export const reviewDefinition = (deps: {
  key: LedgerKey;
  secret: string;
  witness: Witness;
}): MachineDefinition => ({
  name: 'review',
  version: 1,
  machine: reviewMachine,
  effects: {
    closeLinks,
    askOwners: askOwners(deps.secret),
    remindOwners,
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
