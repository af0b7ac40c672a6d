import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { paths } from '#app/lib/paths.ts';
import { twoOffices } from '#test/support/two-offices.ts';
import { openDoor, visitorsOf } from '#test/support/visitors.ts';
import { linkToken } from '#workflows/access/links.ts';

test('what browsers are sent holds no name of a secret, no query and no module of the server', () => {
  const files = readdirSync('build/client', { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && /\.(js|css|json)$/.test(entry.name),
  );
  expect(files.length).toBeGreaterThan(20);
  const secret =
    /SESSION_SECRET|LEDGER_KEY_FILE|DATABASE_URL|RESEND_API_KEY|SMTP_URL|postgres(ql)?:\/\/|BEGIN (EC |RSA )?PRIVATE|pgboss|argon2|set_config|insert into |drizzle-orm|\.server\.ts|sourceMappingURL/;
  for (const entry of files) {
    const text = readFileSync(join(entry.parentPath, entry.name), 'utf8');
    expect(secret.exec(text)?.[0], entry.name).toBeUndefined();
  }
});

test('neither the log of a run nor a page that fails says a secret', async () => {
  const log: string[] = [];
  const offices = await twoOffices();
  const { env, ownerDb, ours } = offices;
  const door = await openDoor(offices, 4, (line) => log.push(line));
  const visitors = await visitorsOf(door, offices, ours.officeId);
  const admin = visitors.find(({ name }) => name === 'admin')!;
  const password = 'un mot de passe que personne ne doit lire';
  const token = linkToken(env.SESSION_SECRET, 'no link');
  const nobody = visitors.find(({ name }) => name === 'nobody')!;
  await nobody.post(paths.signIn(), [
    ['email', 'admin@aubepine.example'],
    ['password', password],
  ]);
  await nobody.post(paths.reviewLink(token), [['act', 'renew-link']]);
  await nobody.get(`${paths.reviewLink(token)}?token=${token}`);
  await admin.get(`${paths.invoices()}?q=${encodeURIComponent(password)}`);

  // Something breaks in the middle of everything.
  await ownerDb.execute(sql`alter table customers rename to customers_gone`);
  await ownerDb.execute(sql`alter table attempts rename to attempts_gone`);
  const broken = [
    await admin.get(`${paths.customers()}?q=${encodeURIComponent(password)}`),
    await nobody.post(paths.signIn(), [
      ['email', 'admin@aubepine.example'],
      ['password', password],
    ]),
    await admin.get(`${paths.customers()}.data`),
  ];
  for (const { status, text, headers } of broken) {
    expect(status).toBe(500);
    const shown = `${JSON.stringify(headers)}${text}`;
    expect(shown).not.toMatch(
      /customers_gone|attempts|select |relation|drizzle|node_modules|\bat .*\.(ts|js):\d/i,
    );
    expect(shown).not.toContain(env.SESSION_SECRET);
  }
  const all = log.join('');
  expect(all).toContain('relation');
  const cookie = admin.cookie.split('=')[1] ?? '';
  expect(cookie.length).toBeGreaterThan(30);
  for (const secret of [
    password,
    encodeURIComponent(password),
    token,
    cookie,
    env.SESSION_SECRET,
    env.DATABASE_URL,
    'PRIVATE KEY',
  ])
    expect(all.includes(secret), secret).toBe(false);
  expect(all).not.toContain('admin@aubepine.example');
});
