import { describe, expect, test } from 'vitest';
import { makeZip } from '#test/support/make-zip.ts';
import { Refusal } from './refusal.ts';
import { readZip } from './zip.ts';

function codeOf(zip: Buffer) {
  try {
    return [...readZip(zip).keys()];
  } catch (error) {
    if (error instanceof Refusal) return error.reason.code;
    throw error;
  }
}
const sound = makeZip([
  { name: 'a.xml', content: '<a/>' },
  { name: 'folder/', content: '' },
]);
/** The same archive with one number of its directory or its end changed. */
function edited(signature: string, offset: number, value: number): Buffer {
  const zip = Buffer.from(sound);
  zip.writeUInt16LE(value, zip.lastIndexOf(signature, undefined, 'latin1') + offset);
  return zip;
}

describe('the directory of an archive', () => {
  test('names its entries', () => {
    expect(codeOf(sound)).toEqual(['a.xml', 'folder/']);
  });

  test.each([
    [
      'an entry larger than it says',
      makeZip([{ name: 'a', content: 'x'.repeat(5000), declaredSize: 10 }]),
      'file.unreadable',
    ],
    [
      'an entry smaller than it says',
      makeZip([{ name: 'a', content: 'x', declaredSize: 10 }]),
      'file.unreadable',
    ],
    ['bytes in front', Buffer.concat([Buffer.from('#!'), sound]), 'file.polyglot'],
    ['bytes behind', Buffer.concat([sound, Buffer.from('x')]), 'file.polyglot'],
    ['a password', edited('PK\x01\x02', 8, 1), 'zip.encrypted'],
    ['more entries than there are', edited('PK\x05\x06', 10, 3), 'file.unreadable'],
    ['an entry outside of the file', edited('PK\x01\x02', 42, 65_000), 'file.unreadable'],
    ['packed data larger than the file', edited('PK\x01\x02', 22, 9), 'file.unreadable'],
    ['no end', sound.subarray(0, 40), 'file.truncated'],
  ])('refuses %s', (_, zip, code) => {
    expect(codeOf(zip)).toBe(code);
  });
});
