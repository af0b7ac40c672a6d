import { expect, test } from 'vitest';
import { findScope } from '#workflows/ledger/read-business.ts';
import { books } from './given.ts';

test('books that nobody touched have nothing amiss, whatever role looks at them', async () => {
  const b = await books();
  const verdict = await b.verify();
  expect(verdict).toEqual({
    ok: true,
    entries: 10,
    anchors: 0,
    issued: 5,
    documents: 5,
    workflows: 16,
    transitions: expect.any(Number),
    ahead: 11,
    older: 0,
  });
  expect(await b.verify({ as: b.ownerDb })).toEqual(verdict);
  expect(await b.verify({ as: b.s.db })).toEqual(verdict);
});

test('what is not a business of this database is said to be unknown', async () => {
  const b = await books();
  expect(await findScope(b.s.db, 'no-uuid')).toBeNull();
  expect(await findScope(b.ownerDb, b.officeId)).toBeNull();
});
