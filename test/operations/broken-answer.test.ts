import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { startProcess } from '#test/support/processes.ts';
import { insideOf } from '#test/support/strange-values.ts';
import { world } from '#test/support/world.ts';

test.each(['', 'development'])(
  'a web process whose NODE_ENV is “%s” says nothing of its insides when a page breaks',
  { timeout: 120_000 },
  async (NODE_ENV) => {
    const w = await world();
    const web = await startProcess('web', {
      NODE_ENV,
      DATABASE_URL: w.env.DATABASE_URL,
      DATA_DIR: w.dataDir,
      SESSION_SECRET: w.env.SESSION_SECRET,
      LEDGER_KEY_FILE: w.env.LEDGER_KEY_FILE,
    });
    // What every document is checked by is gone: a mistake of ours, as far as a page can tell.
    await w.ownerDb.execute(sql`drop function office_of_seal(text)`);
    for (const path of ['/check/0000-0000-0000-0000', '/check/0000-0000-0000-0000.data']) {
      const answer = await fetch(web.origin + path);
      expect(answer.status, path).toBe(500);
      expect(insideOf(await answer.text()), path).toBeUndefined();
    }
  },
);
