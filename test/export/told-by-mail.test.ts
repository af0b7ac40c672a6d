import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import PostalMime from 'postal-mime';
import { expect, onTestFinished, test } from 'vitest';
import { inOffice, rows } from '#db/client.ts';
import { findExport } from '#db/queries/exports.ts';
import { world } from '#test/support/world.ts';
import { exportFolder } from '#workflows/export/export-files.ts';
import { requestExport } from '#workflows/export/request-export.ts';
import { rerunJob } from '#workflows/operations/retry.ts';
import { createServices } from '#workflows/services.ts';
import { startWorker } from '#workflows/worker.ts';

const patience = { timeout: 30_000, interval: 100 };

/** Somebody who asked for an export of a business, and a worker of the product itself. */
async function given({ locale = 'fr' as 'fr' | 'en' } = {}) {
  const w = await world();
  const { officeId, staffId, businessId, ownerDb, env } = w;
  await ownerDb.execute(sql`update staff set locale = ${locale}`);
  const made = await requestExport(w.s, { officeId, staffId, businessId, locale });
  const id = made.ok ? made.id : '';
  const startWork = async () => {
    const worker = await startWorker(createServices(env, 'worker', { max: 4 }));
    onTestFinished(worker.stop);
  };
  const state = async () => (await inOffice(w.s.db, officeId, (tx) => findExport(tx, id)))?.state;
  const mails = () =>
    rows<{ to: string; outcome: string; state: string }>(
      ownerDb,
      sql`select to_address as to, payload -> 'facts' ->> 'outcome' as outcome, state from mails
        where kind = 'exportEnded' order by created_at, id`,
    );
  const readMails = async () => {
    const folder = join(env.DATA_DIR, 'mailbox');
    const files = readdirSync(folder).filter((name) => name.endsWith('.eml'));
    return Promise.all(files.sort().map((name) => PostalMime.parse(readFileSync(join(folder, name)))));
  };
  /** The job as it stands, changed: what would take minutes, or a machine that dies. */
  const turnJob = (change: ReturnType<typeof sql>, name = 'export') =>
    ownerDb.execute(
      sql`update pgboss.job set ${change} where name = ${name} and data ->> 'exportId' = ${id}`,
    );
  return { w, id, startWork, state, mails, readMails, turnJob };
}

test('whoever asked is told once that it is ready and until when, with a plain link', async () => {
  const { w, startWork, state, mails, readMails, turnJob } = await given();
  await startWork();
  await expect
    .poll(mails, patience)
    .toEqual([{ to: 'ines@calame.example', outcome: 'ready', state: 'delivered' }]);
  expect(await state()).toBe('ready');
  const [mail, ...others] = await readMails();
  expect(others).toEqual([]);
  expect(mail?.to?.[0]?.address).toBe('ines@calame.example');
  expect(mail?.subject).toBe('Votre export est prêt\u202F: Vasseur Plomberie Chauffage (Tacite)');
  expect(mail?.text).toContain('À télécharger avant le');
  expect(mail?.html?.match(/href="[^"]*"/g)).toEqual([`href="${w.env.APP_ORIGIN}/exports"`]);
  expect(mail?.attachments).toEqual([]);

  // The same job again, as after a worker that died between its work and its word.
  await turnJob(sql`state = 'retry', retry_count = 0, start_after = now(), completed_on = null`);
  const jobState = async () =>
    (await rows<{ state: string }>(w.ownerDb, sql`select state from pgboss.job where name = 'export'`))[0]
      ?.state;
  await expect.poll(jobState, patience).toBe('completed');
  expect(await mails()).toHaveLength(1);
});

test('given up for good it says so, once; made after all it says that too', async () => {
  const { w, id, startWork, state, mails, readMails, turnJob } = await given({ locale: 'en' });
  const folder = exportFolder(w.env.DATA_DIR);
  // What stands where the folder of exports should be makes every try fail.
  writeFileSync(folder, '');
  await startWork();
  const tries = async () =>
    (
      await rows<{ n: number }>(w.ownerDb, sql`select retry_count as n from pgboss.job where name = 'export'`)
    )[0]?.n;
  await expect
    .poll(async () => {
      await turnJob(sql`start_after = now()`);
      return mails();
    }, patience)
    .toEqual([{ to: 'ines@calame.example', outcome: 'failed', state: 'delivered' }]);
  expect(await tries(), 'after all of its tries, and not before').toBe(5);
  expect(await state()).toBe('failed');
  const [mail] = await readMails();
  expect(mail?.subject).toBe('Your export could not be made: Vasseur Plomberie Chauffage (Tacite)');
  expect(mail?.text).toContain('Every try failed');

  // Its last word again, and then the administrator's « Réessayer ».
  await turnJob(sql`state = 'retry', start_after = now(), completed_on = null`, 'exportFailed');
  rmSync(folder);
  mkdirSync(folder);
  expect(await rerunJob(w.s, { officeId: w.officeId, actor: w.biller, key: `export:${id}` })).toBe(true);
  await expect
    .poll(async () => (await mails()).map(({ outcome }) => outcome), patience)
    .toEqual(['failed', 'ready']);
});

test('workers that die at it until the last try leave nobody waiting, and nothing on the disk', async () => {
  const { w, id, startWork, state, mails, turnJob } = await given();
  const folder = exportFolder(w.env.DATA_DIR);
  mkdirSync(join(folder, `.${id}-dead`), { recursive: true });
  await turnJob(sql`state = 'active', started_on = now() - interval '1 minute', heartbeat_on = now() - interval '1 minute',
    retry_count = retry_limit`);
  await startWork();
  await expect.poll(mails, patience).toMatchObject([{ outcome: 'failed', state: 'delivered' }]);
  expect(await state()).toBe('failed');
  expect(readdirSync(folder)).toEqual([]);
});
