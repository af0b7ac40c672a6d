import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { expect, onTestFinished, test } from 'vitest';
import { sealTotpSecret } from '#app/auth/sealed-totp.server.ts';
import { inOffice, rows } from '#db/client.ts';
import { codeAt } from '#test/auth/given.ts';
import { bundled } from '#test/setup/bundled.ts';
import { freshDatabase } from '#test/setup/database.ts';
import { type TwoOffices, twoOffices } from '#test/support/two-offices.ts';
import { folderBlobs } from '#workflows/documents/blobs.ts';
import { drain } from '#workflows/drain.ts';
import { clock } from '#workflows/engine/clock.ts';
import { passTime } from '#workflows/engine/pass-time.ts';
import { newId } from '#workflows/identity/new-id.ts';
import { guardLedgers } from '#workflows/ledger/guard-ledgers.ts';
import { readPublicKey } from '#workflows/ledger/verify-key.ts';
import { createMailTransport } from '#workflows/mail/create-transport.ts';
import { type Env, parseEnv } from '#workflows/process/env.ts';
import { approve } from '#workflows/review/commands.ts';
import { createServices, type Services } from '#workflows/services.ts';
import { verifyBusiness } from '#workflows/verify/verify-business.ts';

const folder = (name: string) => {
  const made = mkdtempSync(join(tmpdir(), `tacite-${name}-`));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
};

/** A command as an operator runs it, with what he types. */
async function run(command: string, args: string[], env: Env, typed: string[] = []) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [await bundled(command), ...args], {
    encoding: 'utf8',
    input: `${typed.join('\n')}\n`,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      DATABASE_OWNER_URL: env.DATABASE_OWNER_URL,
      DATABASE_URL: env.DATABASE_URL,
      DATA_DIR: env.DATA_DIR,
      ANCHOR_DIR: env.ANCHOR_DIR,
      LEDGER_KEY_FILE: env.LEDGER_KEY_FILE,
      SESSION_SECRET: env.SESSION_SECRET,
    },
  });
  return { status, said: stdout + stderr };
}

const ours = ['admin@aubepine.example', 'un mot de passe de Aubepine'];
const second = ['adjointe@aubepine.example', 'un mot de passe de Aubepine'];
const theirs = ['admin@zibeline.example', 'un mot de passe de Zibeline'];
const secondOfTheirs = ['adjointe@zibeline.example', 'un mot de passe de Zibeline'];

/** A second administrator with the password and the telephone of the first. */
async function addAdministrator({ env, ownerDb }: TwoOffices, officeId: string, email: string, name: string) {
  const id = newId();
  const totp = sealTotpSecret(env.SESSION_SECRET, id, 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP');
  await ownerDb.execute(sql`insert into staff (id, office_id, email, name, role, phone, password_hash, totp_secret)
    select ${id}, office_id, ${email}, ${name}, 'admin', phone, password_hash, ${totp}
    from staff where office_id = ${officeId} and role = 'admin' limit 1`);
}

/** Two offices with two administrators each. One person of ours administers the other office as well. */
async function officesOfTwo(): Promise<TwoOffices> {
  const offices = await twoOffices();
  await addAdministrator(offices, offices.ours.officeId, second[0]!, 'Aubepine adjointe');
  await addAdministrator(offices, offices.theirs.officeId, secondOfTheirs[0]!, 'Zibeline adjointe');
  await addAdministrator(offices, offices.theirs.officeId, ours[0]!, 'Zibeline admin aussi');
  return offices;
}
const backupCommand = 'workflows/backup/cli/backup.ts';
const restoreCommand = 'app/start/restore.ts';
const reconcileCommand = 'app/start/reconcile.ts';

function processOn(env: Env): Services {
  const s = createServices(env, 'worker', { max: 3 });
  onTestFinished(() => s.close());
  return s;
}

/** The owner approves what waits before him, and the time to take it back goes by. */
async function approveWaiting(s: Services, officeId: string, subject: string): Promise<string> {
  const [review] = await inOffice(s.db, officeId, (tx) =>
    rows<{ invoiceId: string; sha: string; ownerId: string }>(
      tx,
      sql`select i.id as "invoiceId", w.snapshot #>> '{context,revisionSha256}' as sha, o.id as "ownerId"
        from invoices i join workflows w on w.subject_id = i.id and w.machine = 'review'
        join owners o on o.business_id = i.business_id where i.subject like ${`${subject}%`}`,
    ),
  );
  const { invoiceId, sha: revisionSha256, ownerId } = review!;
  const actor = { kind: 'owner' as const, id: ownerId, name: 'Gérant', channel: 'link' as const };
  const outcome = await approve(s, { officeId, actor, invoiceId, revisionSha256 });
  if (!outcome.accepted) throw new Error(JSON.stringify(outcome));
  await work(s, 12);
  return invoiceId;
}

async function work(s: Services, minutes: number) {
  await s.boss.start();
  const transport = createMailTransport(s.env, () => Promise.resolve('2026-11-22T10:00:00.000Z'));
  await passTime(s.db, minutes * 60_000, () => drain(s, transport));
}

const numberOf = async (s: Services, officeId: string, invoiceId: string) =>
  (
    await inOffice(s.db, officeId, (tx) =>
      rows<{ number: string | null }>(tx, sql`select number from invoices where id = ${invoiceId}`),
    )
  )[0]?.number;

test('a restored database that is behind its anchors numbers nothing before it is reconciled, then goes on and verifies', {
  timeout: 300_000,
}, async () => {
  const offices = await officesOfTwo();
  const { env } = offices;
  const { officeId } = offices.ours;
  const before = processOn(env);
  expect(await guardLedgers(before, before.witness)).toEqual([]);
  const from = join(folder('backup'), 'first');
  expect(await run(backupCommand, ['--out', from], env)).toMatchObject({
    status: 0,
    said: expect.stringContaining('documents in'),
  });
  expect((await run(backupCommand, ['--out', join(folder('backup'), 'second')], env)).said).not.toContain(
    'Nobody could',
  );
  const kept =
    readFileSync(join(from, 'manifest.json'), 'utf8') + readFileSync(join(from, 'README.txt'), 'utf8');
  expect(kept).not.toContain('PRIVATE KEY');

  // Work goes on, and its anchor is written; then the machine is lost, but for the anchors and the key.
  const lostId = await approveWaiting(before, officeId, 'Attendue');
  const lostNumber = await numberOf(before, officeId, lostId);
  expect(lostNumber).toMatch(/^AUB-\d{4}-0003$/);
  await guardLedgers(before, before.witness);
  const fresh = await freshDatabase();
  const later = parseEnv({
    ...Object.fromEntries(Object.entries(env).map(([name, value]) => [name, String(value)])),
    TRUST_PROXY: '',
    TACITE_DEMO: '',
    METRICS_PORT: '',
    RESEND_BASE_URL: '',
    DATABASE_URL: fresh.url,
    DATABASE_OWNER_URL: fresh.ownerUrl,
    DATA_DIR: folder('restored'),
  });
  const again = ['--from', from, '--reason', 'Disque perdu'];

  // One person is not two, also not with accounts in two offices; two of different offices decide nothing together; a
  // wrong code is none; and nothing of the tries is left.
  const tried = (typed: string[]) => run(restoreCommand, again, later, typed);
  const refusal = (said: string) => ({ status: 1, said: expect.stringContaining(said) });
  expect(await tried([...ours, codeAt(0), ...ours, codeAt(1)])).toMatchObject(refusal('somebody else'));
  const twice = ['ADMIN@aubepine.example ', theirs[1]!];
  expect(await tried([...ours, codeAt(0), ...twice, codeAt(1)])).toMatchObject(refusal('somebody else'));
  expect(await tried([...ours, codeAt(0), ...theirs, codeAt(0)])).toMatchObject(refusal('the same office'));
  expect(await tried([...ours, codeAt(0), ...second, '000000'])).toMatchObject(
    refusal('adjointe@aubepine.example'),
  );
  const clerk = ['supervisor@aubepine.example', ours[1]!];
  expect(await tried([...ours, codeAt(0), ...clerk, codeAt(0)])).toMatchObject(
    refusal('supervisor@aubepine.example'),
  );
  expect(await rows(fresh.ownerDb, sql`select from offices`)).toEqual([]);
  const restored = await tried([...ours, codeAt(0), ...second, codeAt(0)]);
  expect(restored).toMatchObject({ status: 0, said: expect.stringContaining('Nothing is numbered before') });
  const held = await rows<{ isOurs: boolean; why: string }>(
    fresh.ownerDb,
    sql`select office_id = ${officeId} as "isOurs", held_for as why from ledger_heads`,
  );
  expect(held.length).toBeGreaterThan(1);
  for (const { isOurs, why } of held) {
    expect(why).toContain('Disque perdu');
    expect(why.includes('Aubepine adjointe')).toBe(isOurs);
  }
  expect(await run(restoreCommand, again, later, [...ours, codeAt(1), ...second, codeAt(1)])).toMatchObject({
    status: 1,
    said: expect.stringContaining('not empty'),
  });

  const verify = (businessId: string) =>
    verifyBusiness(fresh.ownerDb, {
      businessId,
      key: readPublicKey(later.LEDGER_KEY_FILE),
      blobs: folderBlobs(join(later.DATA_DIR, 'blobs')),
      anchors: later.ANCHOR_DIR,
    });
  const sellers = [offices.ours, offices.theirs].map(({ businesses }) => businesses.seller?.id ?? '') as [
    string,
    string,
  ];
  expect(await verify(sellers[0])).toMatchObject({ ok: false, what: 'anchor' });
  const after = processOn(later);
  expect(new Set(await guardLedgers(after, after.witness))).toEqual(new Set(sellers));
  const nextId = await approveWaiting(after, officeId, 'Attendue');
  expect(await numberOf(after, officeId, nextId)).toBeNull();
  const [told] = await rows<{ failure: string }>(
    fresh.ownerDb,
    sql`select failure from workflows where subject_id = ${nextId} and machine = 'review'`,
  );
  expect(told?.failure).toContain('on hold');
  expect(await rows(fresh.ownerDb, sql`select from mails where state in ('queued', 'sending')`)).toEqual([]);

  // Codes are of the database's clock, which the test has moved.
  const code = codeAt((Date.parse(await clock(after.db)) - Date.now()) / 30_000);
  const why = ['--reason', 'Facture 0003 relue au client'];
  const decide = (typed: string[]) => run(reconcileCommand, why, later, typed);
  expect(await decide([...ours, code, ...theirs, code])).toMatchObject(refusal('the same office'));
  const isHeld = () =>
    rows<{ isOurs: boolean }>(
      fresh.ownerDb,
      sql`select office_id = ${officeId} as "isOurs" from ledger_heads where held_at is not null`,
    );
  expect(await isHeld()).toHaveLength(held.length);
  const next = codeAt((Date.parse(await clock(after.db)) - Date.now()) / 30_000 + 1);
  const decided = await decide([...ours, next, ...second, next]);
  expect(decided).toMatchObject({
    status: 0,
    said: expect.stringMatching(/entries lost, numbers given and lost AUB-\d{4}: 3 to 3/),
  });
  expect(decided.said).toContain('of other offices wait for two administrators of theirs');
  expect((await isHeld()).map(({ isOurs }) => isOurs)).toEqual(
    held.filter((each) => !each.isOurs).map(() => false),
  );
  expect(await decide([...theirs, next, ...secondOfTheirs, next])).toMatchObject({ status: 0 });
  const entries = await rows<{ isOurs: boolean; fact: Record<string, unknown> }>(
    fresh.ownerDb,
    sql`select office_id = ${officeId} as "isOurs", payload::jsonb -> 'fact' as fact from ledger
      where kind = 'restore' order by sequence`,
  );
  expect(entries).toHaveLength(2);
  for (const { isOurs, fact } of entries) {
    const word = isOurs ? 'Aubepine' : 'Zibeline';
    expect(fact).toMatchObject({ reason: why[1], by: `${word} admin`, second: `${word} adjointe` });
    expect(fact.heldFor).toContain('Disque perdu');
    expect(JSON.stringify(fact)).not.toContain(isOurs ? 'Zibeline' : 'Aubepine');
  }

  // The step that failed tries again by itself, and takes the number after the lost one.
  await work(after, 120);
  expect(await numberOf(after, officeId, nextId)).toBe(lostNumber?.replace('0003', '0004'));
  expect(await guardLedgers(after, after.witness)).toEqual([]);
  for (const seller of sellers) expect(await verify(seller)).toMatchObject({ ok: true });
});

test('a backup that was changed, or broken off, is not restored', async () => {
  const offices = await officesOfTwo();
  const from = join(folder('backup'), 'first');
  await offices.ownerDb.execute(sql`update staff set disabled_at = now() where email = ${secondOfTheirs[0]}
    or name = 'Zibeline admin aussi'`);
  const { said } = await run(backupCommand, ['--out', from], offices.env);
  expect(said, 'who could not confirm').toMatch(/two administrators[^:]*: Bureau Zibeline\./);
  const fresh = await freshDatabase();
  const later = {
    ...offices.env,
    DATABASE_URL: fresh.url,
    DATABASE_OWNER_URL: fresh.ownerUrl,
    DATA_DIR: folder('restored'),
  };
  const file = join(from, 'tables', 'staff.jsonl');
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text.replaceAll('"biller"', '"admin"'));
  const typed = [...ours, codeAt(0), ...second, codeAt(0)];
  const args = ['--from', from, '--reason', 'x'];
  expect(await run(restoreCommand, args, later, typed)).toMatchObject({
    status: 1,
    said: expect.stringContaining('staff.jsonl is not what was backed up'),
  });
  writeFileSync(file, text);
  rmSync(join(from, 'manifest.json'));
  expect(await run(restoreCommand, args, later, typed)).toMatchObject({
    status: 1,
    said: expect.stringContaining('no whole backup'),
  });
  expect(await rows(fresh.ownerDb, sql`select from offices`)).toEqual([]);
});
