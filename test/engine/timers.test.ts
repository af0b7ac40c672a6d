import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { moveClock } from '#workflows/engine/clock.ts';
import { poll } from '#workflows/engine/poll.ts';
import { send } from '#workflows/engine/send.ts';
import { tick } from '#workflows/engine/tick.ts';
import type { Effect } from '#workflows/engine/types.ts';
import { newId } from '#workflows/identity/new-id.ts';
import { theDoor } from './support/door.ts';
import { house, visitor } from './support/house.ts';

const hourMs = 3_600_000;
const later = (iso: string, ms: number) => new Date(Date.parse(iso) + ms).toISOString();

test('a timer outlives the process that armed it, and is dated by when it was due', async () => {
  const h = await house();
  const closesAt = later(await h.now(), hourMs);
  const [door] = await h.begin(1, { closesAt });
  expect(await tick(h.engine())).toMatchObject({ fired: 0, nextWakeAt: closesAt });

  await moveClock(h.db, 3 * hourMs);
  const restarted = h.engine();
  expect(await tick(restarted)).toMatchObject({ fired: 1, failed: 0, nextWakeAt: null });
  expect(await h.look(door!)).toMatchObject({
    state: 'closed',
    timers: [],
    wakeAt: null,
    context: { closesAt },
  });
  expect((await h.log(door!)).at(-1)).toMatchObject({ event: 'autoClose', to_state: 'closed', at: closesAt });
  expect(JSON.parse((await h.log(door!)).at(-1)!.actor)).toMatchObject({ kind: 'rule', channel: 'timer' });
  expect(await tick(restarted)).toMatchObject({ fired: 0 });
});

test('a timer is not fired early, not even by the grace that answers on their way have', async () => {
  const h = await house();
  const now = await h.now();
  const [door] = await h.begin(1, { closesAt: later(now, 10 * hourMs) });
  await moveClock(h.db, 10 * hourMs - (Date.parse(await h.now()) - Date.parse(now)) - 5_000);
  expect(await tick(h.first)).toMatchObject({ fired: 0 });
  expect(await h.look(door!)).toMatchObject({ state: 'open.ajar' });
});

test('eight pollers at once fire each of 500 timers of three offices exactly once', async () => {
  const h = await house();
  const closesAt = later(await h.now(), hourMs);
  const doors: string[] = [];
  for (const [office, count] of [
    [h.officeId, 300],
    [newId(), 150],
    [newId(), 50],
  ] as const) {
    doors.push(...(await h.begin(count, { closesAt }, { office })));
  }
  await moveClock(h.db, 2 * hourMs);

  let fired = 0;
  let failed = 0;
  const errors: unknown[] = [];
  const drained = Promise.withResolvers<void>();
  const pollers = Array.from({ length: 8 }, () =>
    poll(h.engine([h.door], 1), {
      onTick: (ticked) => {
        fired += ticked.fired;
        failed += ticked.failed;
        if (fired >= doors.length) drained.resolve();
      },
      onError: (error) => errors.push(error),
    }),
  );
  await drained.promise;
  await Promise.all(pollers.map((each) => each.stop()));

  expect(errors).toEqual([]);
  expect({ fired, failed }).toEqual({ fired: doors.length, failed: 0 });
  const notes = await h.notes();
  expect(new Set(notes.map((note) => note.workflow_id))).toEqual(new Set(doors));
  expect(notes).toHaveLength(doors.length);
  expect(await tick(h.first)).toMatchObject({ fired: 0, nextWakeAt: null });
});

test('a poller that is told to stop ends after the batch it is at, not after all that is due', async () => {
  const h = await house();
  await h.begin(900, { closesAt: later(await h.now(), 1000) });
  await moveClock(h.db, hourMs);
  const stopping = new AbortController();
  const note: Effect = async () => stopping.abort();
  const once = h.engine([{ ...h.door, effects: { ...h.door.effects, note } }]);
  expect(await tick(once, stopping.signal)).toMatchObject({ fired: 400, failed: 0 });
});

test('a new timer takes the place of the old one: only the last is pending', async () => {
  const h = await house();
  const now = await h.now();
  const [door] = await h.begin(1, { closesAt: later(now, hourMs) });
  await send(h.first, h.officeId, theDoor(door), { type: 'close', actor: visitor });
  expect(await h.look(door!)).toMatchObject({ timers: [], wakeAt: null });
  const until = later(now, 5 * hourMs);
  await send(h.first, h.officeId, theDoor(door), { type: 'open', until, actor: visitor });
  expect((await h.look(door!)).timers.map(({ dueAt }) => dueAt)).toEqual([until]);
  await moveClock(h.db, 2 * hourMs);
  expect(await tick(h.first)).toMatchObject({ fired: 0, nextWakeAt: until });
});

test('a workflow that is woken with nothing due goes back to sleep until its own next timer', async () => {
  const h = await house();
  const closesAt = later(await h.now(), 2 * hourMs);
  const [door] = await h.begin(1, { closesAt });
  const { wakeAt } = await h.look(door!);
  await h.ownerDb.execute(
    sql`update workflows set wake_at = app_clock() - interval '1 hour', failures = 2, failure = 'x'`,
  );
  expect(await tick(h.first)).toMatchObject({ fired: 1, failed: 0 });
  expect(await h.look(door!)).toMatchObject({ wakeAt, failures: 0, failure: null, sequence: 1 });
});
