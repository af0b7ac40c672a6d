import { expect, test } from 'vitest';
import { inOffice } from '#db/client.ts';
import { moveClock } from '#workflows/engine/clock.ts';
import { send, sendWithin } from '#workflows/engine/send.ts';
import { tick } from '#workflows/engine/tick.ts';
import { listen } from '#workflows/observe/signals.ts';
import { theDoor } from './support/door.ts';
import { house, visitor } from './support/house.ts';

const hourMs = 3_600_000;
const later = (iso: string, ms: number) => new Date(Date.parse(iso) + ms).toISOString();

test('a job is there when its transition is, once, with its office and its key', async () => {
  const h = await house();
  const [door] = await h.begin(1, { belled: true });
  await send(h.first, h.officeId, theDoor(door), { type: 'close', actor: visitor });
  expect(await h.jobs()).toEqual([]);
  await send(h.first, h.officeId, theDoor(door), { type: 'knock', actor: visitor });
  expect(await h.jobs()).toEqual([{ key: `ring:${door}:3`, officeId: h.officeId }]);
});

test('an effect that fails leaves nothing: no state, no transition, no row of its own, no job', async () => {
  const h = await house();
  const [door] = await h.begin(1, { belled: true });
  await send(h.first, h.officeId, theDoor(door), { type: 'close', actor: visitor });
  await send(h.first, h.officeId, theDoor(door), { type: 'knock', actor: visitor });
  h.broken.add(door!);
  const before = await h.everything();
  await expect(
    send(h.first, h.officeId, theDoor(door), { type: 'open', until: null, actor: visitor }),
  ).rejects.toThrow();
  expect(await h.everything()).toEqual(before);
  h.broken.clear();
  expect(
    await send(h.first, h.officeId, theDoor(door), { type: 'open', until: null, actor: visitor }),
  ).toMatchObject({ accepted: true });
});

test('one bad workflow does not hold up its batch, says why, and sleeps longer each time until it is mended', async () => {
  const h = await house();
  const closesAt = later(await h.now(), hourMs);
  const doors = await h.begin(25, { closesAt });
  const bad = [doors[6]!, doors[19]!];
  for (const door of bad) h.broken.add(door);
  await moveClock(h.db, 2 * hourMs);

  for (const [tries, napS] of [1, 2, 4, 8, 16].entries()) {
    const before = Date.parse(await h.now());
    expect(await tick(h.first)).toMatchObject({ fired: tries === 0 ? 23 : 0, failed: 2 });
    const after = Date.parse(await h.now());
    let wakesAt = 0;
    for (const door of bad) {
      const row = await h.look(door);
      expect(row).toMatchObject({
        failures: tries + 1,
        failure: expect.stringContaining('door_notes_what_check'),
      });
      wakesAt = Date.parse(row.wakeAt!);
      expect(wakesAt).toBeGreaterThanOrEqual(before + napS * 1000);
      expect(wakesAt).toBeLessThanOrEqual(after + napS * 1000);
    }
    await moveClock(h.db, Math.max(0, wakesAt - Date.parse(await h.now())) + 60_000);
  }
  for (const door of doors) {
    expect((await h.look(door)).state).toBe(bad.includes(door) ? 'open.ajar' : 'closed');
  }
  expect(await h.notes()).toHaveLength(23);
  expect(await h.log(bad[0]!)).toHaveLength(1);

  h.broken.clear();
  await moveClock(h.db, hourMs);
  expect(await tick(h.first)).toMatchObject({ fired: 2, failed: 0, nextWakeAt: null });
  expect(await h.look(bad[0]!)).toMatchObject({ state: 'closed', failures: 0, failure: null });
  expect((await h.log(bad[0]!)).at(-1)).toMatchObject({ event: 'autoClose', at: closesAt });
});

test('the sleep of what keeps failing ends at an hour', async () => {
  const h = await house();
  const [door] = await h.begin(1, { closesAt: later(await h.now(), 1000) });
  h.broken.add(door!);
  for (let failures = 1; failures <= 14; failures++) {
    await moveClock(h.db, hourMs + 2000);
    expect(await tick(h.first)).toMatchObject({ failed: 1 });
  }
  const { wakeAt } = await h.look(door!);
  expect(Date.parse(wakeAt!) - Date.parse(await h.now())).toBeLessThanOrEqual(hourMs);
});

test('a person’s event wakes a failing workflow at once, and is told the truth', async () => {
  const h = await house();
  const closesAt = later(await h.now(), 1000);
  const [door] = await h.begin(1, { closesAt });
  h.broken.add(door!);
  await moveClock(h.db, hourMs);
  await tick(h.first);
  const before = await h.everything();
  await expect(send(h.first, h.officeId, theDoor(door), { type: 'knock', actor: visitor })).rejects.toThrow();
  expect(await h.everything()).toEqual(before);
  h.broken.clear();
  expect(await send(h.first, h.officeId, theDoor(door), { type: 'knock', actor: visitor })).toMatchObject({
    accepted: true,
    state: 'closed',
  });
  expect(await h.look(door!)).toMatchObject({ failures: 0, failure: null });
});

test('many start as a set, and what they ask for is in the same transaction', async () => {
  const h = await house();
  const doors = await h.begin(300);
  expect(doors).toHaveLength(300);
  expect(await h.look(doors[299]!)).toMatchObject({ state: 'open.ajar', status: 'active', sequence: 1 });
  expect(await h.log(doors[0]!)).toMatchObject([{ event: 'start', to_state: 'open.ajar' }]);
});

test('a transition is told once it has committed, and never when what it belonged to is rolled back', async () => {
  const h = await house();
  const [door] = await h.begin(1, { belled: true });
  const told: string[] = [];
  const end = listen('transition', ({ machine, event }) => told.push(`${machine} ${event}`));
  const close = { type: 'close' as const, actor: visitor };
  const undone = inOffice(h.db, h.officeId, async (tx) => {
    await sendWithin(h.first, tx, h.officeId, theDoor(door), close);
    throw new Error('the rest of it fails');
  });
  await expect(undone).rejects.toThrow('the rest of it fails');
  expect(told).toEqual([]);
  await inOffice(h.db, h.officeId, async (tx) => {
    await sendWithin(h.first, tx, h.officeId, theDoor(door), close);
    expect(told).toEqual([]);
  });
  end();
  expect(told).toEqual(['door close']);
});
