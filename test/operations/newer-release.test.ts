import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { connectAsOwner, rows } from '#db/client.ts';
import { approveOverHttp, ownerBrowser } from '#test/support/owner-browser.ts';
import { startProcess } from '#test/support/processes.ts';
import { world } from '#test/support/world.ts';
import { sendMail } from '#workflows/mail/send-mail.ts';
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
    const { version } = w.s.engine.registry.newest('review');
    await become(version + 1);
    const owner = await ownerBrowser(w, web.origin, { invoiceId });
    expect((await owner.read(web.origin, 'approve')).status).toBe(200);
    const answer = await owner.answer(web.origin, 'approve');
    expect(answer.status).toBe(503);
    expect(answer.text).toContain('Le service revient dans un instant');
    await become(version);
    expect((await approveOverHttp(w, web.origin, invoiceId)).status).toBe(303);
  } finally {
    await admin.close();
  }
});

test('a mail that only a newer release knows is left for its workers', async () => {
  const w = await world();
  const { officeId, ownerDb } = w;
  await submitReview(w.s, { officeId, actor: w.biller, invoiceId: await w.draft() });
  const [mail] = await rows<{ id: string }>(
    ownerDb,
    sql`update mails set kind = 'yearlyStatement' returning id`,
  );
  const mailId = mail?.id ?? '';
  await expect(sendMail(w.s, w.transport, { officeId, mailId })).rejects.toThrow('unknown mail');
  const left = await rows(ownerDb, sql`select state, tries from mails where id = ${mailId}`);
  expect(left).toEqual([{ state: 'queued', tries: 0 }]);
});
