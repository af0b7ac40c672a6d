import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readSealCode, sealCode, sealOf } from './seal-code.ts';

test('a code is four groups of four, and reads back as the bits it stands for', () => {
  const sha256 = fc.stringMatching(/^[0-9a-f]{64}$/);
  fc.assert(
    fc.property(sha256, (hash) => {
      expect(sealCode(hash)).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/);
      expect(readSealCode(sealCode(hash))).toBe(sealOf(hash));
    }),
  );
});

test('typed in small letters, without hyphens, with letters for digits, it is the same', () => {
  const code = sealCode(`0123456789abcdef0123${'0'.repeat(44)}`);
  expect(
    readSealCode(code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')),
  ).toBe('0123456789abcdef0123');
});

test.each(['', 'ABC', 'UUUU-UUUU-UUUU-UUUU', `${'0'.repeat(17)}`, '../../../../etc/pa'])(
  '“%s” is none',
  (typed) => {
    expect(readSealCode(typed)).toBeNull();
  },
);
