import { expect, test } from 'vitest';
import { type Control, changesOf, valuesOf } from './values.ts';

const control = (name: string, value: string, rest: Partial<Control> = {}): Control => ({
  name,
  value,
  type: 'text',
  disabled: false,
  dataset: {},
  ...rest,
});

test('what was typed is kept by name, of boxes and choices what is ticked', () => {
  const form = [
    control('name', 'Dupont'),
    control('about', 'deux\nlignes', { type: 'textarea' }),
    control('kind', 'company', { type: 'radio', checked: false }),
    control('kind', 'person', { type: 'radio', checked: true }),
    control('day', '1', { type: 'checkbox', checked: true }),
    control('day', '2', { type: 'checkbox', checked: true }),
    control('none', '1', { type: 'checkbox', checked: false }),
  ];
  expect(valuesOf(form)).toEqual(
    new Map([
      ['name', ['Dupont']],
      ['about', ['deux\nlignes']],
      ['kind', ['person']],
      ['day', ['1', '2']],
      ['none', []],
    ]),
  );
});

test.each([
  ['a password', { type: 'password' }],
  ['a password that is shown', { autocomplete: 'current-password' }],
  ['a new password', { autocomplete: 'new-password' }],
  ['a one-time code', { autocomplete: 'one-time-code' }],
  ['a code for the day the telephone is lost', { dataset: { secret: '' } }],
  ['a card', { autocomplete: 'cc-number' }],
  ['a file', { type: 'file' }],
  ['what the page wrote: a nonce, a token, a version', { type: 'hidden' }],
  ['what cannot be filled in', { disabled: true }],
  ['what has no name', { name: '' }],
] satisfies [string, Partial<Control>][])('never kept: %s', (_, rest) => {
  expect([...valuesOf([control('x', 'never', rest)])]).toEqual([]);
});

test('only what differs from the page as it was shown is worth keeping', () => {
  const before = valuesOf([control('name', 'Dupont'), control('city', 'Lyon')]);
  const now = valuesOf([
    control('name', 'Dupont'),
    control('city', 'Paris'),
    control('rows[0]', 'neuve'),
    control('rows[1]', ''),
  ]);
  expect(changesOf(before, now)).toEqual([
    { name: 'city', was: ['Lyon'], now: ['Paris'] },
    { name: 'rows[0]', was: null, now: ['neuve'] },
  ]);
});

test('names that mean something to a language are names like any other', () => {
  const now = valuesOf([control('__proto__', 'a'), control('constructor', 'b')]);
  expect(changesOf(new Map(), now).map(({ name }) => name)).toEqual(['__proto__', 'constructor']);
});
