import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { exchange } from '#app/auth/exchange-link.server.ts';
import { sessionSecret } from '#app/auth/staff-session.server.ts';
import { rows } from '#db/client.ts';
import { freshDatabase, type TestDatabase } from '#test/setup/database.ts';
import { tokenSha256 } from '#workflows/access/links.ts';
import { givenReviewLink, givenStaff, on, password, requestWith, signedIn, totpSecret } from './given.ts';

test('no token, cookie, password or TOTP secret stands anywhere in the database', async () => {
  const database = await freshDatabase();
  const s = on(database.db);
  const { officeId, token } = await givenReviewLink(database);
  await givenStaff(database, officeId);
  const link = (await exchange(s, requestWith(), token, 'review')).headers
    .getSetCookie()[0]!
    .split(/[=;]/)[1]!;
  const staff = sessionSecret(s, requestWith(await signedIn(s)))!;

  for (const secret of [token, link, staff, password, totpSecret]) {
    expect(await columnsWith(database, secret)).toEqual([]);
  }
  // What is looked for in the right way is found.
  expect(await columnsWith(database, tokenSha256(token))).toEqual(['public.links.token_sha256']);
});

async function columnsWith({ ownerDb }: TestDatabase, text: string): Promise<string[]> {
  const columns = await rows<{ schema: string; table: string; column: string }>(
    ownerDb,
    sql`select table_schema as schema, table_name as "table", column_name as "column" from information_schema.columns
      join information_schema.tables using (table_schema, table_name)
      where table_schema in ('public', 'pgboss') and table_type = 'BASE TABLE'`,
  );
  const found: string[] = [];
  for (const { schema, table, column } of columns) {
    const place = sql`${sql.identifier(schema)}.${sql.identifier(table)}`;
    const hits = await rows(
      ownerDb,
      sql`select 1 from ${place} where strpos(${sql.identifier(column)}::text, ${text}) > 0`,
    );
    if (hits.length > 0) found.push(`${schema}.${table}.${column}`);
  }
  return found;
}
