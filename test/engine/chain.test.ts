import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { rows } from '#db/client.ts';
import { brokenLogs } from '#test/support/chains.ts';
import { tamperer } from '#test/support/tamper.ts';
import { hashTransition, originOf, type TransitionRecord } from '#workflows/engine/chain.ts';
import { toIso } from '#workflows/engine/clock.ts';
import { send } from '#workflows/engine/send.ts';
import { theDoor } from './support/door.ts';
import { type House, house, visitor } from './support/house.ts';

async function doorWithHistory(h: House): Promise<string> {
  const [door] = await h.begin(1);
  await send(h.first, h.officeId, theDoor(door), { type: 'close', actor: visitor });
  for (let i = 0; i < 4; i++)
    await send(h.first, h.officeId, theDoor(door), { type: 'knock', actor: visitor });
  return door!;
}

const one = (door: string, sequence: number) => sql`workflow_id = ${door} and sequence = ${sequence}`;

const damages: [string, (door: string, other: string) => ReturnType<typeof sql>[], string][] = [
  [
    'an edited actor',
    (door) => [sql`update transitions set actor = replace(actor, 'visitor', 'owner') where ${one(door, 3)}`],
    'entry 3',
  ],
  [
    'an edited time',
    (door) => [sql`update transitions set at = at - interval '1 ms' where ${one(door, 2)}`],
    'entry 2',
  ],
  [
    'an edited payload',
    (door) => [sql`update transitions set payload = '{"a":1}' where ${one(door, 5)}`],
    'entry 5',
  ],
  [
    'an edited first entry',
    (door) => [sql`update transitions set to_state = 'closed' where ${one(door, 1)}`],
    'entry 1',
  ],
  ['one taken out of the middle', (door) => [sql`delete from transitions where ${one(door, 4)}`], 'entry 5'],
  ['the last one taken away', (door) => [sql`delete from transitions where ${one(door, 6)}`], 'head'],
  [
    'two swapped',
    (door) => [
      sql`update transitions set sequence = 99 where ${one(door, 3)}`,
      sql`update transitions set sequence = 3 where ${one(door, 4)}`,
      sql`update transitions set sequence = 4 where ${one(door, 99)}`,
    ],
    'entry 3',
  ],
  [
    'a copy put at the end',
    (door) => [
      sql`insert into transitions select office_id, workflow_id, 7, machine, version, event, payload, from_state, to_state,
      actor, at, recorded_at, hash, hash from transitions where ${one(door, 6)}`,
    ],
    'entry 7',
  ],
  [
    'one taken over from another workflow',
    (door, other) => [
      sql`delete from transitions where ${one(door, 6)}`,
      sql`insert into transitions select office_id, ${door}::uuid, sequence, machine, version, event, payload, from_state, to_state,
      actor, at, recorded_at, previous_hash, hash from transitions where ${one(other, 6)}`,
    ],
    'entry 6',
  ],
  [
    'one edited and hashed anew',
    (door) => [sql`update transitions set payload = '{"a":1}', hash = sha256('x') where ${one(door, 3)}`],
    'entry 3',
  ],
];

test('whatever is done to a log is found, and the first bad entry named', async () => {
  const h = await house();
  const tamper = tamperer(h.adminUrl);
  for (const [what, damage, where] of damages) {
    const door = await doorWithHistory(h);
    const other = await doorWithHistory(h);
    await tamper(...damage(door, other));
    const found = (await brokenLogs(h.ownerDb)).filter((each) => each.includes(door));
    expect.soft(found, what).toEqual([`log of ${door}: ${where}`]);
  }
  // No false alarm: the logs that nobody touched are not among them.
  expect(await brokenLogs(h.ownerDb)).toHaveLength(damages.length);
});

test('the product’s own hash is the one that the description gives', async () => {
  const h = await house();
  const door = await doorWithHistory(h);
  const list = await rows<TransitionRecord & { hash: string }>(
    h.ownerDb,
    sql`select workflow_id as "workflowId", sequence, machine, version, event, payload, from_state as "fromState",
      to_state as "toState", actor, at::text as at, encode(hash, 'hex') as hash from transitions where workflow_id = ${door} order by sequence`,
  );
  let head: Buffer = originOf(door);
  for (const { hash, ...record } of list) {
    head = hashTransition(head, { ...record, at: toIso(record.at) });
    expect(hash).toBe(head.toString('hex'));
  }
  expect(list).toHaveLength(6);
});
