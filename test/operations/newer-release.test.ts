import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { connectAsOwner } from '#db/client.ts';
import { approveOverHttp, ownerBrowser } from '#test/support/owner-browser.ts';
import { startProcess } from '#test/support/processes.ts';
import { world } from '#test/support/world.ts';
import { submitReview } from '#workflows/review/commands.ts';

test('a web process asks to come back when a review belongs to a release newer than its own', {
  timeout: 120_000,
}, async () => {
  const w = await world();
  const invoiceId = await w.draft();
  await submitReview(w.s, { officeId: w.officeId, actor: w.biller, invoiceId });
  const web = await startProcess('web', {
    NODE_ENV: 'test',
    DATABASE_URL: w.env.DATABASE_URL,
    DATA_DIR: w.dataDir,
    SESSION_SECRET: w.env.SESSION_SECRET,
    APP_ORIGIN: 'http://localhost:3000',
  });
  const admin = connectAsOwner(w.adminUrl, { max: 1 });
  const become = (version: number) =>
    admin.db.execute(sql`update workflows set version = ${version} where subject_id = ${invoiceId}`);
  try {
    await become(2);
    const owner = await ownerBrowser(w, web.origin, { invoiceId });
    expect((await owner.read(web.origin, 'approve')).status).toBe(200);
    const answer = await owner.answer(web.origin, 'approve');
    expect(answer.status).toBe(503);
    expect(answer.text).toContain('Le service revient dans un instant');
    await become(1);
    expect((await approveOverHttp(w, web.origin, invoiceId)).status).toBe(303);
  } finally {
    await admin.close();
  }
});
