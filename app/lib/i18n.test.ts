import { describe, expect, it } from 'vitest';
import { tFor } from './i18n.ts';
import { en } from './locales/en/index.ts';
import { fr } from './locales/fr/index.ts';

const flatten = (tree: object, path = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[`${path}${key}`, value] as [string, string]]
      : flatten(value, `${path}${key}.`),
  );
const holes = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}|<(\w+)>/g)].map(([hole]) => hole).sort();

describe('the two languages say the same things', () => {
  const french = new Map(flatten(fr));
  const english = new Map(flatten(en));

  it('under the same names', () => {
    expect([...english.keys()].sort()).toEqual([...french.keys()].sort());
  });

  it('with the same values inside', () => {
    for (const [key, text] of french) expect.soft(holes(english.get(key) ?? ''), key).toEqual(holes(text));
  });
});

describe('counting', () => {
  it.each([
    ['fr', 0, '0 champ à corriger'],
    ['fr', 1, '1 champ à corriger'],
    ['fr', 2, '2 champs à corriger'],
    ['fr', 1_000_000, '1\u202F000\u202F000 champs à corriger'],
    ['en', 0, '0 fields to correct'],
    ['en', 1, '1 field to correct'],
    ['en', 12_345, '12,345 fields to correct'],
  ] as const)('%s, %d', (locale, count, expected) => {
    expect(tFor(locale)('errors:form', { count })).toBe(expected);
  });
});

it('elides before a name that begins with a vowel', () => {
  const title = (name: string) => tFor('fr')('settings:people.roleOf', { name });
  expect(title('Iris Baud')).toBe('Rôle d’Iris Baud');
  expect(title('Paul Huet')).toBe('Rôle de Paul Huet');
  expect(tFor('en')('settings:people.roleOf', { name: 'Iris Baud' })).not.toContain('’Iris');
});

it('sets French texts as French printers do', () => {
  expect(tFor('fr')('filters.rows', { count: 2 })).toBe('2 lignes\u202F:');
});
