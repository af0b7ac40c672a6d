import type { AnyStateMachine } from 'xstate';
import { dispatchDefinition } from './dispatch/definition.ts';
import { dispatchMachine } from './dispatch/events.ts';
import { dispatchChart } from './dispatch/machine.ts';
import type { MachineDefinition } from './engine/machine.ts';
import type { LedgerKey } from './ledger/key.ts';
import type { Witness } from './ledger/witness.ts';
import { reviewDefinitions } from './review/definition.ts';
import { reviewMachine } from './review/events.ts';
import { reviewChart, reviewChart1 } from './review/machine.ts';
import { settlementDefinition } from './settlement/definition.ts';
import { settlementMachine } from './settlement/events.ts';
import { settlementChart } from './settlement/machine.ts';

/** What the effects of machines work with. `secret` derives the tokens of links. */
type MachineDeps = { key: LedgerKey; secret: string; witness: Witness };

type Listed = {
  name: string;
  /** Every version that ever ran, by its number: `verify` goes through old logs on them. */
  charts: Record<number, AnyStateMachine>;
  define(deps: MachineDeps): MachineDefinition[];
};

/** The machines of the product: each is a folder and a line here. */
export const machines: readonly Listed[] = [
  { name: reviewMachine.name, charts: { 1: reviewChart1, 2: reviewChart }, define: reviewDefinitions },
  { name: dispatchMachine.name, charts: { 1: dispatchChart }, define: (deps) => [dispatchDefinition(deps)] },
  { name: settlementMachine.name, charts: { 1: settlementChart }, define: () => [settlementDefinition] },
];
