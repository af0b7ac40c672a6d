import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import type { AnyStateNode } from 'xstate';
import type { StoredTimer } from '#db/schema/workflows.ts';
import { dispatchChart } from '../dispatch/machine.ts';
import { stateName, step } from '../engine/step.ts';
import type { EngineEvent } from '../engine/types.ts';
import { reviewChart, reviewChart1 } from './machine.ts';

/**
 * Workflows as databases hold them, one of each state, with the event that came next and what it led to. They are
 * never made anew: a machine that no longer reads one of them needs a new version, beside the old.
 */
type Golden = {
  machine: 'review' | 'dispatch';
  state: string;
  snapshot: { value: unknown };
  timers: StoredTimer[];
  event: EngineEvent;
  then: { state: string; effects: unknown[]; timers: StoredTimer[] } | null;
};

const machines = { 'review@1': reviewChart1, 'review@2': reviewChart, 'dispatch@1': dispatchChart };
const leaves = (state: AnyStateNode): AnyStateNode[] =>
  state.type === 'compound' ? Object.values(state.states).flatMap(leaves) : [state];

const folder = resolve(import.meta.dirname, '../../test/review/snapshots');
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));

test.for(files)('%s is read and goes on', (file) => {
  const golden = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Golden;
  const machine = machines[file.slice(0, file.indexOf('-')) as keyof typeof machines];
  expect(stateName(golden.snapshot.value)).toBe(golden.state);
  const taken = step(machine, golden.snapshot, golden.timers, golden.event);
  const then = taken && { state: taken.state, effects: taken.effects, timers: taken.timers };
  expect(then).toEqual(golden.then);
});

test('there is one of each state', () => {
  const expected = Object.entries(machines).flatMap(([name, machine]) =>
    leaves(machine.root as AnyStateNode).map((state) => `${name}-${state.path.join('.')}.json`),
  );
  expect(files.sort()).toEqual(expected.sort());
});
