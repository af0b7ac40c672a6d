import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { inOffice, rows, type Tx } from '#db/client.ts';
import { type World, world } from '#test/support/world.ts';
import { lockLedgers } from '#workflows/ledger/append.ts';

const said = (work: Promise<unknown>) =>
  work.then(
    () => 'nothing',
    (error: Error) => ((error.cause as Error | undefined) ?? error).message,
  );

type Numbered = { sequence: number; minutes?: number; number?: string; series?: string };

/** Inserts numbered documents in one statement, as the application could by plain SQL. */
async function insertNumbers(tx: Tx, w: World, list: Numbered[], ids: string[]) {
  const rowsOf = list.map(
    ({ sequence, minutes = sequence, number = `VPC-2026-${sequence}`, series = 'VPC-2026' }, index) =>
      sql`(${w.officeId}::uuid, ${ids[index]}::uuid, ${w.businessId}::uuid, 'invoice', ${series}, ${sequence}, ${number},
        timestamptz '2026-11-22 10:00Z' + ${minutes} * interval '1 minute', date '2026-11-22', 1, '', '{}', '', 0, 'EUR')`,
  );
  await tx.execute(sql`insert into issued_invoices (office_id, invoice_id, business_id, kind, series, sequence, number,
    issued_at, issued_on, round, revision_sha256, content, content_sha256, total_cents, currency) values ${sql.join(rowsOf, sql`, `)}`);
}

const series: [string, Numbered[], boolean][] = [
  ['from 1, in order', [{ sequence: 1 }, { sequence: 2 }, { sequence: 3 }], true],
  ['given in any order of rows', [{ sequence: 2 }, { sequence: 1 }], true],
  [
    'two series side by side',
    [{ sequence: 1 }, { sequence: 1, series: 'VPC-AV-2026', number: 'AV-1' }],
    true,
  ],
  ['two at the same instant', [1, 2].map((sequence) => ({ sequence, minutes: 0 })), true],
  ['not from 1', [{ sequence: 2 }], false],
  ['with a gap', [{ sequence: 1 }, { sequence: 3 }], false],
  ['a duplicate', [{ sequence: 1 }, { sequence: 1, number: 'VPC-X' }], false],
  [
    'against time',
    [
      { sequence: 1, minutes: 5 },
      { sequence: 2, minutes: 4 },
    ],
    false,
  ],
  ['zero', [{ sequence: 0 }], false],
  ['the same number twice', [1, 2].map((sequence) => ({ sequence, number: 'N' })), false],
];

test('numbers of a series are 1, 2, 3… in the order of time, or they are refused', async () => {
  const w = await world();
  const ids = await Promise.all([w.draft(), w.draft(), w.draft()]);
  for (const [what, list, fits] of series) {
    const answer = await said(
      inOffice(w.db, w.officeId, async (tx) => {
        await insertNumbers(tx, w, list, ids);
        tx.rollback();
      }),
    );
    const refused = /is not the next of its series|issued_sequence|issued_number/;
    expect.soft(answer, what).toMatch(fits ? /^Rollback$/ : refused);
  }
  expect(await rows(w.ownerDb, sql`select * from series`)).toEqual([]);
});

test('a number goes on from the one before it, in number and in time, across statements', async () => {
  const w = await world();
  const ids = [await w.draft(), await w.draft()];
  const take = (numbered: Numbered, id: string) =>
    said(inOffice(w.db, w.officeId, (tx) => insertNumbers(tx, w, [numbered], [id])));
  expect(await take({ sequence: 1, minutes: 10 }, ids[0]!)).toBe('nothing');
  expect(await take({ sequence: 1, number: 'X' }, ids[1]!)).toMatch('issued_sequence');
  expect(await take({ sequence: 3, minutes: 11 }, ids[1]!)).toMatch('is not the next');
  expect(await take({ sequence: 2, minutes: 9 }, ids[1]!)).toMatch('is not the next');
  expect(await take({ sequence: 2, minutes: 10 }, ids[1]!)).toBe('nothing');
});

const sha = (...parts: (string | Buffer)[]) =>
  parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();

type Entry = { sequence: number; previous: Buffer; payload: string; hash: Buffer; signed: boolean };

test('a ledger takes only what follows its head, hashed and signed', async () => {
  const w = await world();
  const origin = sha(`tacite ledger ${w.businessId}`);
  const entry = (sequence: number, previous: Buffer, change: Partial<Entry> = {}): Entry => {
    const payload = `{"sequence":${sequence}}`;
    return { sequence, previous, payload, hash: sha(previous, payload), signed: true, ...change };
  };
  const insert = (entries: Entry[]) =>
    said(
      inOffice(w.db, w.officeId, (tx) =>
        tx.execute(sql`insert into ledger (office_id, business_id, sequence, kind, subject_id, at, payload, previous_hash, hash, signature, key_id)
          values ${sql.join(
            entries.map(
              ({
                sequence,
                previous,
                payload,
                hash,
                signed,
              }) => sql`(${w.officeId}::uuid, ${w.businessId}::uuid, ${sequence}, 'issue',
                uuidv7(), app_clock(), ${payload}, ${`\\x${previous.toString('hex')}`}::text::bytea, ${`\\x${hash.toString('hex')}`}::text::bytea,
                ${signed ? '\\x00' : null}::text::bytea, 'key')`,
            ),
            sql`, `,
          )}`),
      ),
    );
  const first = entry(1, origin);
  const second = entry(2, first.hash);
  const refused: [string, Entry[]][] = [
    ['a gap', [entry(2, origin)]],
    ['a false origin', [entry(1, sha('elsewhere'))]],
    ['a hash of something else', [{ ...first, hash: sha('else') }]],
    ['a payload of something else', [{ ...first, payload: '{}' }]],
    ['no signature', [{ ...first, signed: false }]],
    ['no signature on the last of two', [first, { ...second, signed: false }]],
    ['two that do not follow each other', [first, entry(2, origin)]],
  ];
  for (const [what, entries] of refused)
    expect.soft(await insert(entries), what).toMatch('does not follow its chain');
  expect(await insert([{ ...first, signed: false }, second])).toBe('nothing');
  expect(await insert([second])).toMatch(/does not follow its chain|ledger_office_id/);
  expect(await insert([entry(3, second.hash)])).toBe('nothing');
  const { heads } = await inOffice(w.db, w.officeId, (tx) => lockLedgers(tx, [w.businessId]));
  expect(heads.get(w.businessId)).toMatchObject({ sequence: 3, hash: entry(3, second.hash).hash });
});
