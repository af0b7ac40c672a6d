import { sql } from 'drizzle-orm';
import type { AnyStateMachine } from 'xstate';
import { type Db, rows } from '#db/client.ts';
import type { MachineDefinition } from './machine.ts';
import { unknownMachine } from './unknown-machine.ts';

export type Registry = {
  get(name: string, version: number): MachineDefinition;
  newest(name: string): MachineDefinition;
  all: MachineDefinition[];
  /** 'review@1' and so on. */
  names: string[];
};

/** The machines this process knows, every version still in use included. Throws when two are the same. */
export function createRegistry(definitions: MachineDefinition[]): Registry {
  const byKey = new Map<string, MachineDefinition>();
  for (const definition of definitions) {
    const key = `${definition.name}@${definition.version}`;
    if (byKey.has(key)) throw new Error(`${key} is registered twice`);
    assertEffects(definition);
    assertDelays(definition);
    byKey.set(key, definition);
  }
  return {
    all: definitions,
    names: [...byKey.keys()],
    get(name, version) {
      const found = byKey.get(`${name}@${version}`);
      if (!found) throw unknownMachine(`${name}@${version}`);
      return found;
    },
    newest(name) {
      const versions = definitions.filter((d) => d.name === name).sort((a, b) => b.version - a.version);
      if (!versions[0]) throw new Error(`unknown machine ${name}`);
      return versions[0];
    },
  };
}

/** An action that nothing carries out would be lost in silence. */
function assertEffects({ name, version, chart, effects }: MachineDefinition) {
  const declared = Object.keys(chart.implementations.actions);
  const missing = declared.filter(
    (action) => !effects[action] && !isAssign(chart.implementations.actions[action]),
  );
  if (missing.length > 0) throw new Error(`${name}@${version}: no effect for ${missing.join(', ')}`);
}

/** A delay that is not declared would fire at once; a bare number could not be told from another version's. */
function assertDelays({ name, version, chart }: MachineDefinition) {
  const declared = Object.keys(chart.implementations.delays);
  const used = statesOf(chart.root).flatMap((state) => state.after.map(({ delay }) => delay));
  const wrong = used.filter((delay) => typeof delay !== 'string' || !declared.includes(delay));
  if (wrong.length > 0) throw new Error(`${name}@${version}: no delay is declared as ${wrong.join(', ')}`);
}

const statesOf = (state: AnyStateMachine['root']): AnyStateMachine['root'][] => [
  state,
  ...Object.values(state.states).flatMap(statesOf),
];

/** XState marks its own action creators by a `type`; `assign` is the only one our machines use. */
const isAssign = (action: unknown) =>
  typeof action === 'function' && (action as { type?: string }).type === 'xstate.assign';

/** Refuses to start where a running workflow has a machine, a version or a timer that this process does not know. */
export async function assertKnown(db: Db, registry: Registry): Promise<void> {
  const running = await rows<{ machine: string; version: number; timer: string | null }>(
    db,
    sql`select machine, version, timer from running_machines()`,
  );
  for (const { machine, version, timer } of running) {
    const known = registry.get(machine, version);
    if (timer && !(known.chart.events as string[]).includes(timer)) {
      throw new Error(`${machine}@${version} has no timer ${timer}`);
    }
  }
}
