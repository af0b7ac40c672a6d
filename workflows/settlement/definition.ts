import { defineMachine, type MachineDefinition } from '../engine/machine.ts';
import { settlementMachine } from './events.ts';
import { settlementChart } from './machine.ts';
import { showSettlement } from './show-settlement.ts';

export const settlementDefinition: MachineDefinition = defineMachine({
  of: settlementMachine,
  version: 1,
  chart: settlementChart,
  effects: {},
  shows: showSettlement,
});
