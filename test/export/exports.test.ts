import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { expect, onTestFinished, test } from 'vitest';
import type { Staff } from '#app/auth/require-staff.server.ts';
import { askForExport, exportResponse, loadExports } from '#app/exports/exports.server.ts';
import { inOffice, rows } from '#db/client.ts';
import { idsOf, type TwoOffices, twoOffices } from '#test/support/two-offices.ts';
import { moveClock } from '#workflows/engine/clock.ts';
import { exportFile, removeEndedExports } from '#workflows/export/export-files.ts';
import { makeExport } from '#workflows/export/make-export.ts';
import { readZip } from '#workflows/intake/zip.ts';
import { purgeExpired } from '#workflows/privacy/purge.ts';
import { createServices } from '#workflows/services.ts';
import { unpacked } from './unpacked.ts';

const visit = { from: '203.0.113.7', userAgent: '' };

async function given() {
  const offices = await twoOffices();
  const s = createServices(offices.env, 'worker', { max: 3 });
  onTestFinished(() => s.close());
  const { officeId } = offices.ours;
  const staffOf = async (role: Staff['role'], isFresh = true): Promise<Staff> => {
    const [row] = await rows<{ id: string; name: string; email: string }>(
      offices.ownerDb,
      sql`select id, name, email from staff where office_id = ${officeId} and role = ${role}`,
    );
    const { id, name, email } = row!;
    const actor = { kind: 'staff' as const, id, name, channel: 'console' as const };
    const session = { sessionId: '', sessionLeftMs: 0, isFresh };
    return { officeId, officeName: '', id, name, email, role, locale: 'fr', ...session, actor };
  };
  const ask = async (staff: Staff, scope: string) => {
    const form = new FormData();
    form.set('scope', scope);
    return askForExport({ s, staff, form, locale: 'fr', visit }).catch(
      (thrown: unknown) => thrown as Response,
    );
  };
  /** Does the jobs that wait, as a worker would. */
  const work = async () => {
    const waiting = await rows<{ officeId: string; exportId: string }>(
      offices.ownerDb,
      sql`select data ->> 'officeId' as "officeId", data ->> 'exportId' as "exportId" from pgboss.job
        where name = 'export' and state = 'created'`,
    );
    for (const job of waiting) await makeExport(s, job);
    return waiting.map(({ exportId }) => exportId);
  };
  const take = (staff: Staff, id: string) =>
    exportResponse(s, staff, { id, from: visit.from }).catch((thrown: unknown) => thrown as Response);
  return { offices, s, officeId, staffOf, ask, work, take };
}

const seller = (offices: TwoOffices) => offices.ours.businesses.seller?.id ?? '';

test('the whole office comes as one archive, to whoever asked for it, and each time is written down', async () => {
  const { offices, s, staffOf, ask, work, take } = await given();
  const admin = await staffOf('admin');
  expect(await ask(admin, 'office')).toMatchObject({ status: 302 });
  const [id = ''] = await work();
  const answer = await take(admin, id);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('Content-Disposition')).toMatch(/^attachment; filename="tacite-/);
  const bytes = Buffer.from(await answer.arrayBuffer());
  const names = [...readZip(bytes).keys()];
  const folder = names.find((name) => name.endsWith('/manifest.json'))?.split('/')[0] ?? '';
  expect(folder).toMatch(/^Atelier-Aubepine-[0-9a-f]{8}$/);
  for (const file of ['SHA256SUMS', 'README.txt', 'invoices.csv', 'ledger.jsonl'])
    expect(names).toContain(`${folder}/${file}`);
  expect(names.some((name) => name.endsWith('.pdf'))).toBe(true);
  const register = unpacked(bytes, 'invoices.csv').toString();
  expect(register).toMatch(/^\uFEFF"Entreprise";"Numéro"/);
  expect(register.trimEnd().split('\r\n').length).toBeGreaterThan(2);
  for (const name of names) expect(unpacked(bytes, name).toString('latin1')).not.toMatch(/zibeline/i);

  const { exports } = await loadExports(s, admin, new URLSearchParams());
  expect(exports).toMatchObject([{ id, isMine: true, state: 'ready', downloads: [{ address: visit.from }] }]);
  expect(readdirSync(join(offices.env.DATA_DIR, 'exports'))).toEqual([`${id}.zip`]);
});

test('a stale session, a role without the right and a business of another office get nothing made', async () => {
  const { offices, officeId, staffOf, ask, work } = await given();
  expect(await ask(await staffOf('admin', false), 'office')).toMatchObject({
    data: { result: { error: { factorCode: [expect.stringContaining('Confirmez')] } } },
  });
  expect(await ask(await staffOf('accountant'), 'office')).toMatchObject({ status: 403 });
  const theirs = (await idsOf(offices.ownerDb, offices.theirs.officeId)).get('businesses')?.[0] ?? '';
  for (const scope of [theirs, officeId, 'x', ''])
    expect(await ask(await staffOf('admin'), scope), scope).toMatchObject({
      data: { result: { error: { scope: ['Choisissez ce qui est à exporter.'] } } },
    });
  expect(await work()).toEqual([]);
});

test('nobody but who asked takes it, and after a day nobody', async () => {
  const { offices, s, staffOf, ask, work, take } = await given();
  const accountant = await staffOf('accountant');
  await ask(accountant, seller(offices));
  const [id = ''] = await work();
  expect((await take(await staffOf('admin'), id)).status).toBe(404);
  expect((await take({ ...accountant, officeId: offices.theirs.officeId }, id)).status).toBe(404);
  expect((await loadExports(s, await staffOf('supervisor'), new URLSearchParams())).exports).toEqual([]);
  expect((await take(accountant, id)).status).toBe(200);

  await offices.ownerDb.execute(sql`update clock_control set movable = true`);
  await moveClock(s.db, 25 * 3_600_000);
  expect((await take(accountant, id)).headers.get('Location')).toBe('/exports');
  expect(existsSync(exportFile(offices.env.DATA_DIR, id))).toBe(true);
  await purgeExpired(s.db);
  await removeEndedExports(s.db, offices.env.DATA_DIR);
  expect(existsSync(exportFile(offices.env.DATA_DIR, id))).toBe(false);
  expect((await loadExports(s, accountant, new URLSearchParams())).exports[0]?.state).toBe('gone');
  const taken = await rows(offices.ownerDb, sql`select from export_downloads where export_id = ${id}`);
  expect(taken, 'who took it is known for a year').toHaveLength(1);
});

test('made twice it is made once; what fails is made later', async () => {
  const { offices, s, officeId, staffOf, ask, work, take } = await given();
  const admin = await staffOf('admin');
  const blobs = join(offices.env.DATA_DIR, 'blobs');
  renameSync(blobs, `${blobs}-away`);
  await ask(admin, seller(offices));
  await expect(work()).rejects.toThrow('is missing');
  const listed = async () => (await loadExports(s, admin, new URLSearchParams())).exports[0];
  expect(await listed(), 'it is tried again by itself').toMatchObject({ state: 'waiting' });
  expect(readdirSync(join(offices.env.DATA_DIR, 'exports')), 'nothing is left of the try').toEqual([]);
  renameSync(`${blobs}-away`, blobs);
  const [exportId = ''] = await work();
  const { sha256 } = (await listed())!;
  await makeExport(s, { officeId, exportId });
  expect(await listed()).toMatchObject({ state: 'ready', sha256 });
  expect((await take(admin, exportId)).status).toBe(200);
  rmSync(join(offices.env.DATA_DIR, 'exports', `${exportId}.zip`));
  expect((await take(admin, exportId)).headers.get('Location'), 'lost with its machine').toBe('/exports');
  expect(await listed()).toMatchObject({ state: 'gone' });
  for (let index = 0; index < 3; index += 1)
    expect(await ask(admin, 'office')).toMatchObject({ status: 302 });
  expect(await ask(admin, 'office')).toMatchObject({
    data: { result: { error: { scope: [expect.stringContaining('Trois exports')] } } },
  });
});

test('what people typed computes nothing in the register', async () => {
  const { offices, s, officeId, staffOf, ask, work, take } = await given();
  const admin = await staffOf('admin');
  await offices.ownerDb.execute(sql`update businesses set name = ${`=HYPERLINK("https://evil.example")${'é'.repeat(80)}`}
    where office_id = ${officeId}`);
  const [issued] = await inOffice(s.db, officeId, (tx) =>
    rows<{ id: string }>(tx, sql`select invoice_id as id from issued_invoices limit 1`),
  );
  expect(issued).toBeDefined();
  await ask(admin, 'office');
  const [id = ''] = await work();
  const bytes = Buffer.from(await (await take(admin, id)).arrayBuffer());
  for (const name of [...readZip(bytes).keys()]) expect(name).toMatch(/^[\w.\-/]+$/);
  const register = unpacked(bytes, 'invoices.csv').toString();
  expect(register).toContain(`"'=HYPERLINK(""https://evil.example"")`);
});
