import fc from 'fast-check';
import { expect, test } from 'vitest';
import { headerText, oneLine, paragraphs } from './text.ts';

test('a name is one line, without controls and without reversed text', () => {
  expect(oneLine('Ets Durand\r\nBcc: victime@x.fr')).toBe('Ets Durand Bcc: victime@x.fr');
  expect(oneLine('a\u0000b\u001Bc\u2028d')).toBe('abc d');
  expect(oneLine('facture\u202Egnp.exe')).toBe('facturegnp.exe');
  expect(oneLine('  1\u202F234,56\u202F€  pour\u00A0vous ')).toBe('1\u202F234,56\u202F€ pour\u00A0vous');
});

test('what is too long ends with an ellipsis, never inside a character', () => {
  expect(oneLine('😀'.repeat(30), 10)).toBe(`${'😀'.repeat(9)}…`);
});

test('a comment keeps its lines, at most one of them empty in a row', () => {
  expect(paragraphs('un\r\ndeux\r\n\r\n\r\n\r\ntrois\u0007\n')).toBe('un\ndeux\n\ntrois');
});

test('nothing in a header can begin an encoded word or a new header', () => {
  expect(headerText('=?utf-8?B?SGVsbG8=?=')).not.toContain('=?');
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const header = headerText(text);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is looked for.
      expect(header).not.toMatch(/[\u0000-\u001F\u007F]|=\?/);
    }),
  );
});

test('cleaning twice changes nothing more', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(oneLine(oneLine(text))).toBe(oneLine(text));
    }),
  );
});
