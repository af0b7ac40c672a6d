import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { rows } from '#db/client.ts';
import { freshDatabase } from '#test/setup/database.ts';

test('the application role can read its views and owns nothing', async () => {
  const { db } = await freshDatabase();
  expect(await rows(db, sql`select * from contract.jobs`)).toEqual([]);
  expect(await rows(db, sql`select current_user as me`)).toEqual([{ me: 'tacite_app' }]);
});
