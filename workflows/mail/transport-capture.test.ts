import { mkdtemp, readdir, readFile, rm, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createMailTransport, mailboxDirectory } from './create-transport.ts';
import { listCaptured, readCaptured } from './mailbox.ts';
import { sampleMail } from './testing/sample-mail.ts';
import { captureTransport } from './transport-capture.ts';

let data: string;
let directory: string;
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'mailbox-'));
  directory = mailboxDirectory({ DATA_DIR: data });
});
afterEach(() => rm(data, { recursive: true, force: true }));

const at = '2026-11-25T08:12:00.000Z';
const later = '2026-11-25T09:00:00.000Z';
const transport = (time = at) => captureTransport({ directory, now: () => time });
const files = async () => (await readdir(directory)).filter((name) => !name.startsWith('.'));

test('a mail becomes one real message, named after its time and key', async () => {
  const result = await transport().send(sampleMail);
  const [file = ''] = await files();
  expect(file).toMatch(/^2026-11-25T08-12-00\.000Z-[0-9a-f]{16}\.eml$/);
  expect(result).toEqual({ status: 'accepted', providerId: file.slice(-20, -4) });
  const raw = await readFile(join(directory, file), 'utf8');
  expect(raw).not.toMatch(/[^\r]\n/);
  const mail = await PostalMime.parse(raw);
  expect(mail.subject).toBe(sampleMail.subject);
  expect(mail.from).toMatchObject(sampleMail.from);
  expect(mail.date).toBe(at);
  expect(mail.headers.find(({ key }) => key === 'auto-submitted')?.value).toBe('auto-generated');
  expect(new Uint8Array(mail.attachments[0]?.content as ArrayBuffer)).toEqual(
    sampleMail.attachments[0]?.content,
  );
});

test('the same key is one file, later, from another worker or at the same moment', async () => {
  const sends = [transport(), transport(later), transport(), transport(later)].map((one) =>
    one.send(sampleMail),
  );
  const results = await Promise.all([...sends, transport(later).send(sampleMail)]);
  expect(await files()).toHaveLength(1);
  expect(new Set(results.map((result) => JSON.stringify(result))).size).toBe(1);
  await transport().send({ ...sampleMail, key: 'another' });
  expect(await files()).toHaveLength(2);
});

test('a crash between claiming the name and writing the file is made good by the next try', async () => {
  await transport().send(sampleMail);
  const [file = ''] = await files();
  await unlink(join(directory, file));
  await transport(later).send(sampleMail);
  expect(await files()).toEqual([file]);
});

test('a folder that cannot be written is a failure to try again', async () => {
  await writeFile(join(data, 'mailbox'), 'a file in the way');
  expect(await transport().send(sampleMail)).toMatchObject({ status: 'retry' });
});

test('the mailbox lists what was captured, newest first, and opens each', async () => {
  await transport().send(sampleMail);
  await transport(later).send({
    ...sampleMail,
    key: 'second',
    to: 'compta@saint-riquet.example',
    attachments: [],
  });
  await writeFile(join(directory, 'half-written.tmp'), 'x');
  const list = await listCaptured(directory);
  expect(list.map(({ to, at, attachments }) => ({ to, at, attachments }))).toEqual([
    { to: 'compta@saint-riquet.example', at: later, attachments: 0 },
    { to: sampleMail.to, at, attachments: 1 },
  ]);
  const mail = await readCaptured(directory, list[1]?.id ?? '');
  expect(mail).toMatchObject({
    from: 'Inès Rouvière, Calame Facturation <factures@calame.example>',
    subject: sampleMail.subject,
    files: [{ filename: 'VPC-2026-0112.pdf', contentType: 'application/pdf' }],
  });
  expect(mail?.html.trim()).toBe(sampleMail.html);
  expect(mail?.files[0]?.content).toEqual(sampleMail.attachments[0]?.content);
});

test('an empty mailbox, an unknown id and a path are nothing', async () => {
  expect(await listCaptured(directory)).toEqual([]);
  expect(await readCaptured(directory, '0123456789abcdef')).toBeNull();
  expect(await readCaptured(directory, '../../etc/passwd')).toBeNull();
});

test('hostile names and file names cannot add a header or leave the folder', async () => {
  await transport().send({
    ...sampleMail,
    from: { ...sampleMail.from, name: 'x\r\nBcc: v@x.fr' },
    subject: '=?utf-8?B?SGVsbG8=?=\r\nX-Evil: 1',
    attachments: [
      { filename: '../../a\r\n".pdf', content: new Uint8Array([1]), contentType: 'application/pdf' },
    ],
    headers: { 'X-Note': 'a\r\nX-Evil: 1' },
  });
  const [summary] = await listCaptured(directory);
  expect(summary?.subject).toBe('= ?utf-8?B?SGVsbG8= ?= X-Evil: 1');
  const mail = await readCaptured(directory, summary?.id ?? '');
  expect(mail?.files[0]?.filename).toBe('.._.._a _.pdf');
  const raw = await readFile(join(directory, (await files())[0] ?? ''), 'utf8');
  expect(raw).not.toMatch(/^(Bcc|X-Evil):/m);
});

test('the environment chooses the transport and what it lacks is named', () => {
  const now = () => at;
  expect(createMailTransport({ MAIL_TRANSPORT: 'capture', DATA_DIR: data }, now).name).toBe('capture');
  expect(
    createMailTransport({ MAIL_TRANSPORT: 'smtp', DATA_DIR: data, SMTP_URL: 'smtp://x' }, now).name,
  ).toBe('smtp');
  expect(() => createMailTransport({ MAIL_TRANSPORT: 'resend', DATA_DIR: data }, now)).toThrow(
    'RESEND_API_KEY',
  );
});
