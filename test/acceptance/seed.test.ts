import { globSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { signInWithCode, signInWithPassword } from '#app/auth/sign-in.server.ts';
import { readSession } from '#app/auth/staff-session.server.ts';
import { seedAcceptance } from '#app/start/acceptance/seed.ts';
import { type Db, rows } from '#db/client.ts';
import { documentKinds, specialCases } from '#db/shapes/content.ts';
import { codeAt, noBoard, requestWith } from '#test/auth/given.ts';
import { hasValidation, officialJudge } from '#test/documents/support/judge.ts';
import { freshDatabase } from '#test/setup/database.ts';
import { again, sliceOf } from '#test/support/slice.ts';
import { folderBlobs } from '#workflows/documents/blobs.ts';
import { moveClock } from '#workflows/engine/clock.ts';
import { exportBusiness } from '#workflows/export/export-business.ts';
import { ensureLedgerKey } from '#workflows/ledger/key.ts';
import { readPublicKey } from '#workflows/ledger/verify-key.ts';
import { type Env, parseEnv } from '#workflows/process/env.ts';
import { verifyBusiness } from '#workflows/verify/verify-business.ts';

test('two offices at work, whose people can sign in and whose books verify', async () => {
  const { db, ownerDb, url, ownerUrl } = await freshDatabase();
  await ownerDb.execute(sql`update clock_control set movable = false`);
  const dataDir = mkdtempSync(join(tmpdir(), 'tacite-acceptance-'));
  const env = parseEnv({
    NODE_ENV: 'test',
    DATABASE_URL: url,
    DATABASE_OWNER_URL: ownerUrl,
    DATA_DIR: dataDir,
  });
  ensureLedgerKey(env.LEDGER_KEY_FILE);
  const { offices } = await seedAcceptance(env, ownerDb);

  expect(offices.map(({ staff }) => staff.map(({ role }) => role).sort())).toEqual(
    Array(2).fill(['accountant', 'admin', 'admin', 'biller', 'supervisor']),
  );
  for (const { businesses } of offices) {
    expect(businesses.length).toBeGreaterThanOrEqual(2);
    const kinds = businesses.flatMap(({ customers }) => customers.map(({ kind }) => kind));
    expect(new Set(kinds)).toEqual(new Set(['company', 'public', 'consumer']));
    const states = businesses.flatMap(({ invoices }) => invoices.map(({ reviewState }) => reviewState));
    expect(states).toContain('preparing');
  }
  const all = offices.flatMap(({ businesses }) => businesses);
  expect(all.some(({ owners }) => owners.length === 2)).toBe(true);
  expect(all.some(({ silenceClause }) => !silenceClause)).toBe(true);
  const issued = all[0]?.invoices.filter(({ number }) => number !== null) ?? [];
  expect(new Set(issued.map(({ kind }) => kind))).toEqual(new Set(documentKinds));
  expect(new Set(issued.flatMap((each) => each.specialCases))).toEqual(new Set(specialCases));

  const services = { db, env, board: noBoard };
  for (const { email, password, totpSecret } of offices.flatMap(({ staff }) => staff)) {
    const from = '203.0.113.7';
    const first = await signInWithPassword(services, requestWith(), { email, password, from });
    if (!first.ok) throw new Error(`${email}: ${first.reason}`);
    const session = await readSession(services, requestWith(first.cookie));
    if (!session) throw new Error(`${email}: no session`);
    const code = codeAt(0, totpSecret ?? '');
    expect(await signInWithCode(services, requestWith(), { session, code, from })).toMatchObject({
      ok: true,
    });
  }
  for (const { id: businessId } of all) {
    const key = readPublicKey(env.LEDGER_KEY_FILE);
    const verdict = await verifyBusiness(ownerDb, {
      businessId,
      key,
      blobs: folderBlobs(join(dataDir, 'blobs')),
    });
    expect(verdict).toMatchObject({ ok: true });
  }
  const categories = await rows<{ category: string }>(
    ownerDb,
    sql`select distinct v ->> 'category' as category
      from issued_invoices, jsonb_array_elements(content::jsonb #> '{content,totals,vat}') v order by 1`,
  );
  expect(categories.map(({ category }) => category)).toEqual(['AE', 'E', 'G', 'K', 'O', 'S']);
  if (hasValidation) await judgeExports(ownerDb, all, env);
  const [late] = await rows(ownerDb, sql`select offset_ms::int as offset from clock_control`);
  expect(late).toEqual({ offset: 0 });
  await moveClock(db, 1000);
  await expect(seedAcceptance(env, ownerDb)).rejects.toThrow('the database is not empty');
}, 180_000);

/** Documents that were issued, as `npm run export` writes them, by the official schema and rules of both syntaxes: in whole every one. */
async function judgeExports(ownerDb: Db, all: { id: string }[], env: Env) {
  const out = mkdtempSync(join(tmpdir(), 'tacite-exports-'));
  const key = readPublicKey(env.LEDGER_KEY_FILE);
  const blobs = folderBlobs(join(env.DATA_DIR, 'blobs'));
  for (const { id: businessId } of all) {
    await exportBusiness(ownerDb, { businessId, key, blobs, out: join(out, businessId) });
  }
  for (const syntax of ['cii', 'ubl'] as const) {
    const judge = await officialJudge(syntax);
    const files = globSync(`*/invoices/*.${syntax}.xml`, { cwd: out });
    expect(files.length).toBeGreaterThan(25);
    for (const file of sliceOf(files, 8, `exports in ${syntax}`))
      expect(judge(readFileSync(join(out, file), 'utf8')), `${file}; ${again}`).toEqual([]);
  }
}
