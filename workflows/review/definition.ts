import type { MachineDefinition } from '../engine/types.ts';
import type { LedgerKey } from '../ledger/key.ts';
import { projectInvoices } from '../project-invoices.ts';
import { askOwners, closeLinks, remindOwners, tellOffice } from './effects.ts';
import { issueInvoice } from './issue-effect.ts';
import { reviewMachine } from './machine.ts';

/** review@1 with what its actions do. `secret` derives the tokens of links. */
export const reviewDefinition = (deps: { key: LedgerKey; secret: string }): MachineDefinition => ({
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
});
