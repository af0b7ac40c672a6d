import type { AnyStateMachine, MachineContext, StateMachine } from 'xstate';
import type { Tx } from '#db/client.ts';
import type { Hearing } from './news.ts';
import type { Shows } from './show.ts';
import type { Applied, Effect, EngineEvent, MachineInput, MachineRef, Wait } from './types.ts';

/**
 * What the engine knows of a machine. `P` names the effects of its chart with their parameters: each has to be carried out,
 * as it is asked for.
 */
export type Machine<C, E extends EngineEvent, I extends MachineInput, P> = {
  of: MachineRef<C, E, I>;
  /** Stored with each workflow; old versions stay registered as long as one of theirs is running. */
  version: number;
  chart: ChartOf<C, E, I>;
  /** By action name of the chart; run in this order. */
  effects: { [K in keyof P]: Effect<C, E, P[K]> };
  shows?: Shows<C, E>;
  /** Asked before anything is written: which of these workflows can't have the effects they ask for now, by their ids. */
  waits?(tx: Tx, calls: { applied: Applied<C, E>; effect: keyof P }[]): Promise<Map<string, Wait>>;
  hears?: Hearing<C, E>;
};

// biome-ignore lint/suspicious/noExplicitAny: three of the fourteen types of a chart are of interest here
type Any = any;
/** An XState chart that remembers, takes and is started with these. */
type ChartOf<C, E extends EngineEvent, I> = StateMachine<
  C & MachineContext,
  E,
  Any,
  Any,
  Any,
  Any,
  Any,
  Any,
  Any,
  I,
  Any,
  Any,
  Any,
  Any
>;

/** A machine of any types, as the engine holds it: it gives each one what it has kept of it. */
export type MachineDefinition = Omit<
  Machine<unknown, EngineEvent, MachineInput, Record<string, unknown>>,
  'of' | 'chart'
> & {
  name: string;
  chart: AnyStateMachine;
};

/** Checks a machine against its types, and lays them down. */
export const defineMachine = <C, E extends EngineEvent, I extends MachineInput, P>({
  of,
  ...machine
}: Machine<C, E, I, P>): MachineDefinition => ({ ...machine, name: of.name }) as unknown as MachineDefinition;
