import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { savePolicy } from '#app/businesses/save-policy.server.ts';
import { inOffice } from '#db/client.ts';
import { countRunningRounds, findCurrentPolicy, listPolicyVersions } from '#db/queries/policies.ts';
import { givenInvoice } from '#test/invoices/office.ts';
import { freshDatabase } from '#test/setup/database.ts';
import { defaultPolicy } from '#workflows/invoice/default-policy.ts';
import { givenRiou } from './given.ts';

const working = { ...defaultPolicy, counting: 'working' as const };

test('saving adds a version and leaves the one before as it was', async () => {
  const { db, businessId, by } = await given();
  expect(await savePolicy(db, by, businessId, { seen: 1, policy: working })).toEqual({ version: 2 });
  const versions = await inOffice(db, by.officeId, (tx) => listPolicyVersions(tx, businessId));
  expect(versions.map(({ version, policy }) => [version, policy.counting])).toEqual([
    [2, 'working'],
    [1, 'elapsed'],
  ]);
});

test('of two people who save from the same version one is told, and nothing of theirs is written', async () => {
  const { db, businessId, by } = await given();
  const other = { ...defaultPolicy, needsApproval: 'never' as const };
  const saved = await Promise.all(
    [working, other].map((policy) => savePolicy(db, by, businessId, { seen: 1, policy })),
  );
  expect(saved).toContainEqual({ version: 2 });
  expect(saved).toContainEqual({ refused: 'changed' });
  expect(await inOffice(db, by.officeId, (tx) => listPolicyVersions(tx, businessId))).toHaveLength(2);
});

test('the same policy again is not a version', async () => {
  const { db, businessId, by } = await given();
  expect(await savePolicy(db, by, businessId, { seen: 1, policy: { ...defaultPolicy } })).toEqual({
    refused: 'same',
  });
});

test('the special cases it names are kept, and the database takes no other', async () => {
  const { db, ownerDb, businessId, by } = await given();
  const policy = { ...working, approvalCases: ['deposit' as const], silenceCases: ['retention' as const] };
  expect(await savePolicy(db, by, businessId, { seen: 1, policy })).toEqual({ version: 2 });
  const current = await inOffice(db, by.officeId, (tx) => findCurrentPolicy(tx, businessId));
  expect(current?.policy).toEqual(policy);
  for (const wrong of [
    { silenceCases: ['gift'] },
    { approvalCases: ['deposit', 'gift'] },
    { silenceCases: [] },
  ]) {
    const written =
      ownerDb.execute(sql`insert into policies (office_id, business_id, version, policy, created_by)
      values (${by.officeId}, ${businessId}, 3, ${JSON.stringify({ ...policy, ...wrong })}::jsonb, 'test')`);
    await expect(written).rejects.toThrow();
  }
});

test('rounds that are running are counted by the version they keep', async () => {
  const { db, ownerDb, businessId, by } = await given();
  for (const [reviewState, round, version] of [
    ['awaiting.running', 1, 1],
    ['awaiting.onHold', 2, 1],
    ['awaiting.asking', 1, 2],
    ['answering', 1, 1],
    ['issued', 1, 1],
  ] as const) {
    const invoiceId = await givenInvoice(ownerDb, { officeId: by.officeId, businessId, reviewState });
    await ownerDb.execute(sql`update invoices set round = ${round} where id = ${invoiceId}`);
    await ownerDb.execute(
      sql`insert into revisions (office_id, invoice_id, round, content, sha256, policy_version, created_by)
        values (${by.officeId}, ${invoiceId}, ${round}, '{}', '', ${version}, 'test')`,
    );
  }
  await savePolicy(db, by, businessId, { seen: 1, policy: working });
  expect(await inOffice(db, by.officeId, (tx) => countRunningRounds(tx, businessId))).toEqual([
    { version: 1, rounds: 2 },
    { version: 2, rounds: 1 },
  ]);
});

test('a policy is not seen from another office', async () => {
  const { db, businessId } = await given();
  const elsewhere = { officeId: crypto.randomUUID(), name: 'Paul' };
  expect(await savePolicy(db, elsewhere, businessId, { seen: 0, policy: working })).toEqual({
    refused: 'notFound',
  });
  expect(await inOffice(db, elsewhere.officeId, (tx) => findCurrentPolicy(tx, businessId))).toBeUndefined();
});

async function given() {
  const database = await freshDatabase();
  const { businessId, by } = await givenRiou(database);
  return { db: database.db, ownerDb: database.ownerDb, businessId, by };
}
