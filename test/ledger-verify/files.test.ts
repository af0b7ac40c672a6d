import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { rows } from '#db/client.ts';
import { AlteredBlobError, type BlobStore, folderBlobs } from '#workflows/documents/blobs.ts';
import { readPublicKey } from '#workflows/ledger/verify-key.ts';
import { verifyBusiness } from '#workflows/verify/verify-business.ts';
import { type Books, books } from './given.ts';

type File = { kind: 'pdf' | 'xml'; sha256: string };

async function given() {
  const b = await books();
  const files = await rows<File>(
    b.ownerDb,
    sql`select d.kind, d.sha256 from documents d join issued_invoices s on s.invoice_id = d.invoice_id
      where s.sequence = 2`,
  );
  return { b, shaOf: (kind: File['kind']) => files.find((file) => file.kind === kind)!.sha256 };
}

/** A verification to which one stored file is given as something else. */
async function found(b: Books, sha256: string, read: (bytes: Buffer) => Uint8Array | null): Promise<string> {
  const stored = folderBlobs(join(b.dataDir, 'blobs'));
  const blobs: BlobStore = {
    ...stored,
    async get(asked) {
      const bytes = await stored.get(asked);
      return asked === sha256 && bytes ? read(Buffer.from(bytes)) : bytes;
    },
  };
  const key = readPublicKey(b.env.LEDGER_KEY_FILE);
  const verdict = await verifyBusiness(b.superuser, { businessId: b.businessId, key, blobs });
  return verdict.ok ? 'NOT FOUND' : `${verdict.what} ${verdict.sequence}: ${verdict.reason}`;
}

/** The same length, so that nothing but what it carries tells it from the real one. */
const replaced = (text: string, by: string) => (bytes: Buffer) => {
  const at = bytes.indexOf(text, 0, 'latin1');
  if (at < 0) throw new Error(`no ${text} in it`);
  bytes.write(by, at, 'latin1');
  return bytes;
};

/** Turns one byte of the attached file, where the PDF holds it. */
const spoilt = (bytes: Buffer) => {
  const named = bytes.indexOf('/Type /EmbeddedFile');
  const at = bytes.indexOf('stream\n', named) + 40;
  bytes[at] = 255 - bytes[at]!;
  return bytes;
};

/** Says of it that it ends after a byte. */
const cut = (bytes: Buffer) => {
  const named = bytes.indexOf('/Type /EmbeddedFile');
  const from = bytes.indexOf('stream\n', named);
  const dictionary = bytes.toString('latin1', 0, from);
  const at = dictionary.lastIndexOf('/Length ') + '/Length '.length;
  const digits = /^\d+/.exec(dictionary.slice(at))![0].length;
  bytes.write('1'.padStart(digits, '0'), at, 'latin1');
  return bytes;
};

test.for<[string, (bytes: Buffer) => Uint8Array]>([
  ['none at all', replaced('/Type /EmbeddedFile', '/Type /EmbeddedFilX')],
  ['one that is cut short', cut],
  ['one that can’t be unpacked', spoilt],
])('a PDF that carries another XML than its own is found: %s', async ([, change]) => {
  const { b, shaOf } = await given();
  expect(await found(b, shaOf('pdf'), change)).toBe('document 2: the PDF does not carry its XML');
});

test('an XML that is not the one its PDF carries is found', async () => {
  const { b, shaOf } = await given();
  expect(await found(b, shaOf('xml'), replaced('VPC-', 'VPX-'))).toBe(
    'document 2: the PDF does not carry its XML',
  );
});

test.for(['pdf', 'xml'] as const)(
  'an issued invoice without the bytes of its archived %s is found',
  async (kind) => {
    const { b, shaOf } = await given();
    const sha256 = shaOf(kind);
    expect(await found(b, sha256, () => null)).toBe(`document 2: the file ${sha256} is missing`);
    expect(await found(b, sha256, (bytes) => bytes.subarray(1))).toBe(
      `document 2: the file ${sha256} has another length`,
    );
    expect(
      await found(b, sha256, () => {
        throw new AlteredBlobError(sha256);
      }),
    ).toBe(`document 2: the file ${sha256} was changed`);
    expect(await found(b, sha256, (bytes) => bytes)).toBe('NOT FOUND');
  },
);
