import { expect, test } from 'vitest';
import { inOffice } from '#db/client.ts';
import { moveClock } from '#workflows/engine/clock.ts';
import { send, sendAllWithin, sendWithin } from '#workflows/engine/send.ts';
import { tick } from '#workflows/engine/tick.ts';
import { newId } from '#workflows/identity/new-id.ts';
import { doorMachine, theDoor } from './support/door.ts';
import { house, visitor } from './support/house.ts';

const hourMs = 3_600_000;
const later = (iso: string, ms: number) => new Date(Date.parse(iso) + ms).toISOString();
const keepOpen = (at?: string) => ({ type: 'keepOpen' as const, actor: visitor, ...(at ? { at } : {}) });

test.for([
  ['a second before', -1000, true],
  ['a millisecond before', -1, true],
  ['at the very instant', 0, false],
  ['a millisecond after', 1, false],
] as const)('an answer that arrived %s the end is judged by that, an hour later', async ([, byMs, wins]) => {
  const h = await house();
  const closesAt = later(await h.now(), hourMs);
  const [door] = await h.begin(1, { closesAt });
  await moveClock(h.db, 2 * hourMs);
  const outcome = await send(h.first, h.officeId, theDoor(door), keepOpen(later(closesAt, byMs)));
  expect(outcome).toMatchObject(
    wins ? { accepted: true, state: 'open.held' } : { accepted: false, state: 'closed' },
  );
  const last = (await h.log(door!)).at(-1);
  // Who lost finds the timer applied, by its own date, whether a worker came by or not.
  expect(last).toMatchObject(
    wins ? { event: 'keepOpen', at: later(closesAt, byMs) } : { event: 'autoClose', at: closesAt },
  );
  expect(await tick(h.first)).toMatchObject({ fired: 0 });
});

test('an answer that comes after the end does not overtake one that came before it and is slower', async () => {
  const h = await house();
  const closesAt = later(await h.now(), hourMs);
  const [door] = await h.begin(1, { closesAt });
  await moveClock(h.db, Date.parse(closesAt) - Date.parse(await h.now()) + 1);
  const tooLate = send(h.first, h.officeId, theDoor(door), { type: 'knock', actor: visitor });
  const inTime = send(h.engine(), h.officeId, theDoor(door), keepOpen(later(closesAt, -5)));
  expect(await inTime).toMatchObject({ accepted: true, state: 'open.held' });
  expect(await tooLate).toMatchObject({ accepted: false, state: 'open.held' });
});

test('a date in the future is cut to now, one in the past never goes behind what has happened', async () => {
  const h = await house();
  const [door] = await h.begin(1);
  const now = await h.now();
  await send(h.first, h.officeId, theDoor(door), {
    type: 'close',
    actor: visitor,
    at: later(now, 9 * hourMs),
  });
  for (const ms of [-hourMs, 5, -3, -9 * hourMs, 0]) {
    await send(h.first, h.officeId, theDoor(door), { type: 'knock', actor: visitor, at: later(now, ms) });
  }
  const times = (await h.log(door!)).map(({ at }) => at);
  expect(times).toEqual([...times].sort());
  expect(times).toHaveLength(7);
  expect(times.at(-1)! <= (await h.now())).toBe(true);
});

test('what an event is computed from is the workflow with its due timers applied, and the moment that counts', async () => {
  const h = await house();
  const closesAt = later(await h.now(), hourMs);
  const [door] = await h.begin(1, { closesAt });
  await moveClock(h.db, 2 * hourMs);
  const at = later(closesAt, 60_000);
  let found: { was?: string; state?: string; at?: string } = {};
  const knockAt = (said: string) =>
    inOffice(h.db, h.officeId, (tx) =>
      sendAllWithin(h.first, tx, h.officeId, {
        to: { machine: doorMachine, ids: [door!] },
        at: said,
        prepare: ([only]) => {
          found = only!;
          return [{ type: 'knock' as const, actor: visitor }];
        },
      }),
    );
  const [sent] = await knockAt(at);
  expect(sent?.outcome).toMatchObject({ accepted: true, state: 'closed', context: { knocks: 1 } });
  expect(found).toMatchObject({ was: 'open.ajar', state: 'closed', at });
  // Said to have come before what has happened since, it counts from there.
  await knockAt(later(closesAt, -60_000));
  expect(found).toMatchObject({ at });
});

test('a refused event is a value and changes nothing', async () => {
  const h = await house();
  const [door] = await h.begin(1);
  const before = await h.everything();
  expect(await send(h.first, h.officeId, theDoor(door), { type: 'knock', actor: visitor })).toMatchObject({
    accepted: false,
    state: 'open.ajar',
  });
  expect(await h.everything()).toEqual(before);
});

test('an event that the machine does not know, or a workflow that is not there, is an error', async () => {
  const h = await house();
  const [door] = await h.begin(1);
  const knock = { type: 'knock' as const, actor: visitor };
  const unknown = { type: 'knokc', actor: visitor } as never;
  await expect(send(h.first, h.officeId, theDoor(door), unknown)).rejects.toThrow('door has no event knokc');
  await expect(send(h.first, h.officeId, theDoor(newId()), knock)).rejects.toThrow('no door');
  await expect(send(h.first, newId(), theDoor(door), knock)).rejects.toThrow('no door');
});

test('what is written beside an event is undone with it', async () => {
  const h = await house();
  const [door] = await h.begin(1, { belled: true });
  await send(h.first, h.officeId, theDoor(door), { type: 'close', actor: visitor });
  const before = await h.everything();
  const undone = inOffice(h.db, h.officeId, async (tx) => {
    const outcome = await sendWithin(h.first, tx, h.officeId, theDoor(door), {
      type: 'knock',
      actor: visitor,
    });
    expect(outcome).toMatchObject({ accepted: true, context: { knocks: 1 } });
    throw new Error('thought better of it');
  });
  await expect(undone).rejects.toThrow('thought better of it');
  expect(await h.everything()).toEqual(before);
});
