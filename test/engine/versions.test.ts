import { expect, test } from 'vitest';
import { createMachine, setup } from 'xstate';
import { moveClock } from '#workflows/engine/clock.ts';
import type { MachineDefinition } from '#workflows/engine/machine.ts';
import { assertKnown, createRegistry } from '#workflows/engine/registry.ts';
import { send } from '#workflows/engine/send.ts';
import { tick } from '#workflows/engine/tick.ts';
import { doorChart2, theDoor } from './support/door.ts';
import { doorDefinition, house, visitor } from './support/house.ts';

const door2: MachineDefinition = { name: 'door', version: 2, chart: doorChart2, effects: {} };
const knock = { type: 'knock' as const, actor: visitor };
const inAnHour = (now: string) => new Date(Date.parse(now) + 3_600_000).toISOString();

test('what runs goes on under the version it began with, what starts takes the newest', async () => {
  const h = await house();
  const [old] = await h.begin(1, { closesAt: inAnHour(await h.now()) });
  const upgraded = h.engine([h.door, door2]);
  const [young] = await h.begin(1, {}, { by: upgraded });
  expect([await h.look(old!), await h.look(young!)]).toMatchObject([{ version: 1 }, { version: 2 }]);

  await assertKnown(upgraded.db, upgraded.registry);
  await moveClock(h.db, 7_200_000);
  expect(await tick(upgraded)).toMatchObject({ fired: 1, failed: 0 });
  expect(await send(upgraded, h.officeId, theDoor(old), knock)).toMatchObject({
    accepted: true,
    state: 'closed',
  });
  expect(await send(upgraded, h.officeId, theDoor(young), knock)).toMatchObject({
    accepted: true,
    state: 'open',
  });
});

test('a process that does not know a running version, machine or timer does not start', async () => {
  const h = await house();
  const [door] = await h.begin(1, { closesAt: inAnHour(await h.now()) });
  const knows = (...definitions: MachineDefinition[]) => assertKnown(h.db, createRegistry(definitions));
  await knows(h.door);
  await expect(knows(door2)).rejects.toThrow('unknown machine door@1');
  await expect(knows({ ...h.door, name: 'gate' })).rejects.toThrow('unknown machine door@1');
  await expect(knows(doorDefinition(new Set(), 'closeByItself'))).rejects.toThrow(
    'door@1 has no timer xstate.after.autoClose.door.open.ajar',
  );
  // A timer that was renamed under a running workflow is said, not passed over in silence.
  const renamed = h.engine([doorDefinition(new Set(), 'closeByItself')]);
  await moveClock(h.db, 7_200_000);
  expect(await tick(renamed)).toMatchObject({ fired: 0, failed: 1 });
  expect((await h.look(door!)).failure).toContain('has no event xstate.after.autoClose');
});

test('what has ended needs its version no more: an event that comes too late is refused as a value', async () => {
  const h = await house();
  const [door] = await h.begin(1);
  for (const type of ['close', 'lock'] as const)
    await send(h.first, h.officeId, theDoor(door), { type, actor: visitor });
  expect(await h.look(door!)).toMatchObject({ state: 'locked', status: 'done', wakeAt: null });
  const later = h.engine([door2]);
  await assertKnown(later.db, later.registry);
  expect(await send(later, h.officeId, theDoor(door), knock)).toMatchObject({
    accepted: false,
    state: 'locked',
  });
});

test('a mistake in a machine stops the process that has it before it runs anything', () => {
  const named =
    (chart: MachineDefinition['chart'], effects: MachineDefinition['effects'] = {}) =>
    () =>
      createRegistry([{ name: 'clockwork', version: 3, chart, effects }]);
  const delays = { tea: 1000 };
  const after = (delay: string | number) =>
    setup({ delays }).createMachine({
      initial: 'a',
      states: { a: { initial: 'b', states: { b: { after: { [delay]: 'c' } as never }, c: {} } } },
    });
  expect(named(after('tea'))).not.toThrow();
  expect(named(after('tae'))).toThrow('clockwork@3: no delay is declared as tae');
  expect(named(after(1000))).toThrow('clockwork@3: no delay is declared as 1000');
  const acting = setup({ actions: { sing: () => undefined } }).createMachine({ entry: 'sing' });
  expect(named(acting)).toThrow('clockwork@3: no effect for sing');
  expect(named(acting, { sing: async () => undefined })).not.toThrow();
  const twice = { name: 'clockwork', version: 3, chart: createMachine({}), effects: {} };
  expect(() => createRegistry([twice, twice])).toThrow('clockwork@3 is registered twice');
});

test('a delay that is not a date is an error, and nothing is written', async () => {
  const h = await house();
  const before = await h.everything();
  await expect(h.begin(1, { closesAt: 'tomorrow' })).rejects.toThrow('is not a number');
  expect(await h.everything()).toEqual(before);
});
