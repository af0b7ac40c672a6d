import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson, sha256Hex } from './canonical.ts';

describe('canonical JSON', () => {
  test('keys are sorted, at every depth, without white space', () => {
    expect(canonicalJson({ b: [1, { d: null, c: true }], a: 'é"\n' })).toBe(
      '{"a":"é\\"\\n","b":[1,{"c":true,"d":null}]}',
    );
  });

  test('an absent property and an undefined one are the same', () => {
    expect(canonicalJson({ a: 1, b: undefined })).toBe(canonicalJson({ a: 1 }));
    expect(canonicalJson(-0)).toBe('0');
  });

  test.each([
    ['a fraction', { a: { b: 1.5 } }, '$.a.b'],
    ['an unsafe integer', [2 ** 53], '$[0]'],
    ['NaN', { a: Number.NaN }, '$.a'],
    ['undefined in an array', [undefined], '$[0]'],
    ['a hole in an array', new Array(1), '$[0]'],
    ['a bigint', { a: 1n }, '$.a'],
    ['a date', { a: new Date(0) }, '$.a'],
    ['a map', new Map(), '$'],
  ])('refuses %s and says where', (_, value, path) => {
    expect(() => canonicalJson(value)).toThrow(TypeError);
    expect(() => canonicalJson(value)).toThrow(path);
  });

  test('the order in which keys were written does not matter, and nothing is lost', () => {
    const integers = fc.jsonValue({ maxDepth: 4 }).filter((value) => !/\d[.e]/.test(JSON.stringify(value)));
    const record = fc.dictionary(
      fc.string(),
      integers.filter((v) => allSafe(v)),
    );
    fc.assert(
      fc.property(record, (value) => {
        const turned = Object.fromEntries(Object.entries(value).reverse());
        expect(canonicalJson(turned)).toBe(canonicalJson(value));
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  test('SHA-256 of the standard vector, and of text as UTF-8', () => {
    expect(sha256Hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(sha256Hex('é')).toBe(sha256Hex(new Uint8Array([0xc3, 0xa9])));
  });
});

function allSafe(value: unknown): boolean {
  if (typeof value === 'number') return Number.isSafeInteger(value);
  return typeof value !== 'object' || value === null || Object.values(value).every(allSafe);
}
