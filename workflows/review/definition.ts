import type { MachineDefinition } from '../engine/types.ts';
import { askOwners, closeLinks, projectReviews, remindOwners, tellOffice } from './effects.ts';
import { type IssueDeps, issueInvoice } from './issue-effect.ts';
import { reviewMachine } from './machine.ts';

/** review@1 with what its actions do. `secret` derives the tokens of links. */
export const reviewDefinition = (deps: IssueDeps & { secret: string }): MachineDefinition => ({
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
  project: projectReviews,
});
