import { randomUUID } from 'node:crypto';
import { access, link, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { keyDigest } from './message-key.ts';
import { mimeMessage } from './mime-message.ts';
import { prepare } from './prepare.ts';
import { type MailTransport, refused } from './transport.ts';

type Options = { directory: string; now: () => string | Promise<string> };

/**
 * For demonstrations and tests: every mail becomes `<time>-<id>.eml` in a folder. The id comes from the key, and the
 * name of the file is claimed once per key, so that a repeated send, a crash between two steps or two workers at once
 * all end with one file. Files appear whole or not at all.
 */
export function captureTransport({ directory, now }: Options): MailTransport {
  return {
    name: 'capture',
    provesDelivery: 'onAccept',
    remembersKeyForMs: Number.POSITIVE_INFINITY,
    async send(mail) {
      const prepared = prepare(mail);
      if (!prepared.ok) return refused(prepared.reason);
      const id = keyDigest(mail.key).slice(0, 16);
      try {
        const at = new Date(await now()).toISOString();
        const claimed = await claim(directory, id, at);
        const file = join(directory, `${claimed.replaceAll(':', '-')}-${id}.eml`);
        if (!(await exists(file))) await writeWhole(file, await mimeMessage(prepared.message, claimed));
        return { status: 'accepted', providerId: id };
      } catch (error) {
        const code = error instanceof Error && 'code' in error ? String(error.code) : 'error';
        return { status: 'retry', reason: `mailbox folder: ${code}` };
      }
    },
  };
}

/** @returns the instant under which this id was first seen: ours, or that of an earlier try. */
async function claim(directory: string, id: string, at: string): Promise<string> {
  const keys = join(directory, '.keys');
  await mkdir(keys, { recursive: true });
  const temporary = join(keys, `.${randomUUID()}`);
  await writeDurably(temporary, at);
  try {
    await link(temporary, join(keys, id));
    return at;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    return await readFile(join(keys, id), 'utf8');
  } finally {
    await rm(temporary, { force: true });
  }
}

async function writeWhole(file: string, bytes: Buffer): Promise<void> {
  const temporary = `${file}.${randomUUID()}.tmp`;
  try {
    await writeDurably(temporary, bytes);
    await rename(temporary, file);
  } finally {
    await rm(temporary, { force: true });
  }
}

async function writeDurably(file: string, data: Buffer | string): Promise<void> {
  const handle = await open(file, 'wx');
  try {
    await handle.writeFile(data);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
