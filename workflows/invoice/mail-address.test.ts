import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asMailAddress, parseMailAddress } from './mail-address.ts';

describe('an address as typed', () => {
  test.each([
    ['  Thierry.Vasseur@Vasseur-Plomberie.FR ', 'Thierry.Vasseur@vasseur-plomberie.fr'],
    ['a+b@x.fr', 'a+b@x.fr'],
    ['a@durand.example', 'a@durand.example'],
    ['a@local.fr', 'a@local.fr'],
    ['compta@société.fr', 'compta@xn--socit-esab.fr'],
    ['ｔｈｉｅｒｒｙ＠ｘ．ｆｒ', 'thierry@x.fr'],
  ])('%j is taken', (typed, address) => {
    expect(parseMailAddress(typed)).toEqual({ ok: true, address });
  });

  test.each([
    ['', 'empty'],
    ['thierry', 'oneAtSign'],
    ['a@b@x.fr', 'oneAtSign'],
    ['a＠b@x.fr', 'oneAtSign'],
    ['a@x.fr, b@y.fr', 'forbiddenCharacter'],
    ['a@x.fr;b@y.fr', 'forbiddenCharacter'],
    ['"a b"@x.fr', 'forbiddenCharacter'],
    ['Thierry <a@x.fr>', 'forbiddenCharacter'],
    ['a@x.fr\r\nBcc: b@y.fr', 'forbiddenCharacter'],
    ['a\u0000@x.fr', 'forbiddenCharacter'],
    ['a\u202E@x.fr', 'forbiddenCharacter'],
    ['a b@x.fr', 'forbiddenCharacter'],
    ['@x.fr', 'localPart'],
    ['.a@x.fr', 'localPart'],
    ['a..b@x.fr', 'localPart'],
    [`${'a'.repeat(65)}@x.fr`, 'localPart'],
    ['a@', 'domain'],
    ['a@x', 'domain'],
    ['a@localhost', 'domain'],
    ...['localhost', 'localdomain', 'local', 'internal', 'invalid', 'test'].map((name): [string, string] => [
      `a@x.${name}`,
      'domain',
    ]),
    ['a@localhost.localdomain', 'domain'],
    ['a@Bureau.LOCAL', 'domain'],
    ['a@x.fr/y', 'domain'],
    ['a@x%2Efr', 'domain'],
    ['andré@x.fr', 'localPart'],
    ['a@-x.fr', 'domain'],
    ['a@x..fr', 'domain'],
    ['a@[127.0.0.1]', 'forbiddenCharacter'],
    ['a@127.0.0.1', 'domain'],
    [`a@${'x'.repeat(250)}.fr`, 'tooLong'],
  ])('%j is refused', (typed, problem) => {
    expect(parseMailAddress(typed)).toEqual({ ok: false, problem });
  });

  test('whatever passes is safe to put in a header, and passes again unchanged', () => {
    const nearly = fc.tuple(fc.string({ unit: 'binary' }), fc.constantFrom('@', '＠', '@x.'), fc.string());
    fc.assert(
      fc.property(
        fc.oneof(
          fc.emailAddress(),
          nearly.map((parts) => parts.join('')),
        ),
        (typed) => {
          const parsed = parseMailAddress(typed);
          if (!parsed.ok) return;
          expect(parsed.address).toMatch(/^[\x21-\x7E]+$/);
          expect(parsed.address).not.toMatch(/[,;"<>()[\]\\]|@.*@/);
          expect(parseMailAddress(parsed.address)).toEqual(parsed);
        },
      ),
    );
  });
});

test('a sender may stand on this machine, where it is said; nobody who is typed does', () => {
  expect(parseMailAddress('tacite@localhost', ['localhost'])).toEqual({
    ok: true,
    address: 'tacite@localhost',
  });
  expect(parseMailAddress('tacite@localhost').ok).toBe(false);
});

test('what is kept is the address; what is none is kept as typed, and its field says so', () => {
  expect(asMailAddress('ｊean＠Ｅxemple.fr')).toBe('jean@exemple.fr');
  expect(asMailAddress('jean')).toBe('jean');
});
