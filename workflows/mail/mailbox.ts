import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import PostalMime, { type Address, type Email } from 'postal-mime';

/** The folder of captured mail, as `/mailbox` shows it. */

export type CapturedSummary = {
  /** Sixteen hexadecimal digits; stable for one idempotency key. */
  id: string;
  /** ISO instant. */
  at: string;
  from: string;
  to: string;
  subject: string;
  attachments: number;
};
export type CapturedMail = CapturedSummary & {
  html: string;
  text: string;
  /** As they stand in the message, unfolded. */
  headers: { name: string; value: string }[];
  files: { filename: string; contentType: string; content: Uint8Array }[];
};

const fileName = /^(\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}\.\d{3}Z)-([0-9a-f]{16})\.eml$/;

/** A captured file never changes, so each is read for the list once a process. */
const summaries = new Map<string, CapturedSummary>();

/** Newest first. An empty or missing folder is an empty mailbox. */
export async function listCaptured(directory: string, limit = 200): Promise<CapturedSummary[]> {
  const files = (await fileNames(directory)).sort().reverse().slice(0, limit);
  return Promise.all(files.map((file) => summaryOf(directory, file)));
}

/** @returns null for an id that is not in the folder. */
export async function readCaptured(directory: string, id: string): Promise<CapturedMail | null> {
  const file = (await fileNames(directory)).find((name) => fileName.exec(name)?.[2] === id);
  if (!file) return null;
  const mail = await parse(directory, file);
  return {
    ...summary(file, mail),
    html: mail.html ?? '',
    text: mail.text ?? '',
    headers: mail.headers.map(({ originalKey, value }) => ({ name: originalKey, value })),
    files: mail.attachments.map(({ filename, mimeType, content }) => ({
      filename: filename ?? 'document',
      contentType: mimeType,
      content: typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content),
    })),
  };
}

async function fileNames(directory: string): Promise<string[]> {
  const names = await readdir(directory).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return names.filter((name) => fileName.test(name));
}

async function summaryOf(directory: string, file: string): Promise<CapturedSummary> {
  const path = join(directory, file);
  const known = summaries.get(path);
  if (known) return known;
  const fresh = summary(file, await parse(directory, file));
  summaries.set(path, fresh);
  return fresh;
}

async function parse(directory: string, file: string): Promise<Email> {
  return PostalMime.parse(await readFile(join(directory, file)));
}

function summary(file: string, mail: Email): CapturedSummary {
  const [, stamp = '', id = ''] = fileName.exec(file) ?? [];
  return {
    id,
    at: stamp.replace(/T(\d{2})-(\d{2})-/, 'T$1:$2:'),
    from: mailbox(mail.from),
    to: mailbox(mail.to?.[0]),
    subject: mail.subject ?? '',
    attachments: mail.attachments.length,
  };
}

function mailbox(address: Address | undefined): string {
  if (!address?.address) return address?.name ?? '';
  return address.name ? `${address.name} <${address.address}>` : address.address;
}
