import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { machines } from '#test/support/replay.ts';
import { type Logged, replay } from '#workflows/engine/replay.ts';

/** Whole lives of workflows as databases hold them. A version repeats its own for as long as it may run anywhere. */
type History = {
  machine: string;
  input: Record<string, unknown>;
  log: Logged[];
  end: { snapshot: unknown; timers: unknown };
};

const folder = resolve(import.meta.dirname, 'snapshots/histories');
const histories = readdirSync(folder).map(
  (file) => [file, JSON.parse(readFileSync(join(folder, file), 'utf8')) as History] as const,
);

test.for(histories)('%s is repeated event by event', ([, { machine, input, log, end }]) => {
  expect(replay(machines[machine]!, input, log)).toEqual(end);
});

test('every version has histories, and together they take every event it knows', () => {
  for (const [name, machine] of Object.entries(machines)) {
    const taken = new Set(
      histories.flatMap(([, { machine: of, log }]) => (of === name ? log.map(({ event }) => event) : [])),
    );
    const known = (machine.events as string[]).map((type) =>
      type.replace(/^xstate\.after\.([^.]+)\..*$/, '$1'),
    );
    const never = known.filter((event) => !taken.has(event) && !rare.has(`${name} ${event}`));
    expect(never, name).toEqual([]);
  }
});

/** What the recorded lives do not come by; the snapshots of single states cover it. */
const rare = new Set([
  'review@1 amend',
  'review@2 amend',
  ...['opened', 'bounced', 'failed', 'sendAgain'].map((event) => `dispatch@1 ${event}`),
]);
