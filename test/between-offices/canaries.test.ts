import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { expect, onTestFinished, test } from 'vitest';
import { rows } from '#db/client.ts';
import { pdfText } from '#test/documents/pdf-text.ts';
import { again } from '#test/support/slice.ts';
import { tour } from '#test/support/tour.ts';
import { idsOf, type TwoOffices, twoOffices, words } from '#test/support/two-offices.ts';
import { openDoor, visitorsOf } from '#test/support/visitors.ts';
import { folderBlobs } from '#workflows/documents/blobs.ts';
import { exportBusiness } from '#workflows/export/export-business.ts';
import { readPublicKey } from '#workflows/ledger/verify-key.ts';
import { mailboxDirectory } from '#workflows/mail/create-transport.ts';
import { listCaptured, readCaptured } from '#workflows/mail/mailbox.ts';
import { routesOnDisk } from './support/routes.ts';

const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** What would show the other office in a text: its word, its numbers (a random token may hold « zBL- »), the id of any of its rows. */
async function strangerIn({ ownerDb, theirs }: TwoOffices) {
  const ids = new Set([...(await idsOf(ownerDb, theirs.officeId)).values()].flat());
  return (text: string): string | undefined =>
    /zibeline|ZBL-\d{4}/i.exec(text)?.[0] ?? text.match(uuid)?.find((id) => ids.has(id));
}

/** What was asked for stands again in fields and addresses of the answer. */
const withoutAsked = (text: string, path: string, asked: string[]) =>
  asked.filter((each) => path.includes(each)).reduce((left, each) => left.replaceAll(each, ''), text);

test('nothing of another office shows on any page, drawing or PDF that anybody of an office comes to', {
  timeout: 400_000,
}, async () => {
  const offices = await twoOffices();
  const door = await openDoor(offices);
  const stranger = await strangerIn(offices);
  const foreign = (await idsOf(offices.ownerDb, offices.theirs.officeId)).get('invoices') ?? [];
  const reached = new Set<string>();
  const amiss: string[] = [];
  let ownWord = 0;
  const visitors = await visitorsOf(door, offices, offices.ours.officeId);
  for (const { visitor, pages } of await tour(offices, visitors)) {
    for (const { path, answer } of pages) {
      const isPdf = String(answer.headers['content-type']).startsWith('application/pdf');
      const { body } = answer;
      const isTypeset = isPdf && body.length > 1000;
      const text = isTypeset ? await pdfText(new Uint8Array(body)) : body.toString();
      const shown = `${JSON.stringify(answer.headers)}\n${text}`;
      // What was searched for stands in the field of the search.
      const found = stranger(withoutAsked(shown, path, [words.theirs, ...foreign]));
      if (found) amiss.push(`${visitor.name} sees ${found} on ${path}`);
      if (text.includes(words.ours)) ownWord += 1;
      if (answer.status === 200) reached.add(path.split('?', 1)[0] ?? '');
    }
  }
  expect(amiss, again).toEqual([]);
  expect(ownWord).toBeGreaterThan(100);
  const patterns = routesOnDisk(door.build).filter(
    // Forms alone, what a script asks for, files that this office has none of, and a page that leads on at once.
    ({ file }) => file.startsWith('_office.') && !/autosave|items|look|confirm|sums/.test(file),
  );
  const isReached = (path: string) =>
    [...reached].some((each) =>
      new RegExp(`^${path.replaceAll(/:\w+/g, '[^/]+').replace('.', '\\.')}/?$`).test(each),
    );
  expect(patterns.filter(({ path, reads }) => reads && !isReached(path)).map(({ file }) => file)).toEqual([]);
});

test('nothing of another office is in its mails, its jobs or its export', { timeout: 200_000 }, async () => {
  const offices = await twoOffices();
  const { env, ownerDb, ours, theirs } = offices;
  const stranger = await strangerIn(offices);

  const directory = mailboxDirectory(env);
  const mails = await listCaptured(directory);
  const isOurs = ({ to }: { to: string }) => to.includes(words.ours.toLowerCase());
  expect(mails.filter(isOurs).length).toBeGreaterThan(5);
  expect(mails.filter(isOurs).length).toBeLessThan(mails.length);
  for (const { id } of mails.filter(isOurs)) {
    const mail = await readCaptured(directory, id);
    const files = await Promise.all((mail?.files ?? []).map(({ content }) => pdfText(content)));
    expect(
      stranger(`${JSON.stringify(mail?.headers)}${mail?.subject}${mail?.text}${mail?.html}${files}`),
    ).toBeUndefined();
  }

  const out = mkdtempSync(join(tmpdir(), 'tacite-export-'));
  onTestFinished(() => rmSync(out, { recursive: true, force: true }));
  await exportBusiness(ownerDb, {
    businessId: ours.businesses.seller?.id ?? '',
    key: readPublicKey(env.LEDGER_KEY_FILE),
    blobs: folderBlobs(join(env.DATA_DIR, 'blobs')),
    out,
  });
  const files = readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  expect(files.length).toBeGreaterThan(8);
  for (const entry of files) {
    const bytes = readFileSync(join(entry.parentPath, entry.name));
    const text = entry.name.endsWith('.pdf') ? await pdfText(new Uint8Array(bytes)) : bytes.toString();
    expect(stranger(text), entry.name).toBeUndefined();
  }

  const jobs = await rows<{ data: Record<string, string> }>(
    ownerDb,
    sql`select data from pgboss.job where data ? 'officeId'`,
  );
  expect(jobs.length).toBeGreaterThan(10);
  const mine = await idsOf(ownerDb, ours.officeId);
  const other = await idsOf(ownerDb, theirs.officeId);
  for (const { data } of jobs) {
    const named = Object.values(data).filter((value) => /^[0-9a-f-]{36}$/.test(value));
    const owned = data.officeId === ours.officeId ? mine : other;
    expect(named.filter((id) => ![...owned.values()].flat().includes(id))).toEqual([]);
  }
});
