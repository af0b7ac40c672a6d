import { expect, test } from 'vitest';
import { holdChoices } from './hold-choices.server.ts';

test('a Thursday offers tomorrow, Saturday, Monday evening and the seventh day', () => {
  expect(holdChoices('2026-11-26T13:05:00.000Z', null)).toEqual([
    { key: 'tomorrow', until: '2026-11-27T17:00:00.000Z' },
    { key: 'soon', until: '2026-11-28T17:00:00.000Z' },
    { key: 'monday', until: '2026-11-30T17:00:00.000Z' },
    { key: 'last', until: '2026-12-03T13:05:00.000Z' },
  ]);
});

test('a Sunday does not offer Monday twice', () => {
  expect(holdChoices('2026-11-22T09:00:00.000Z', null).map(({ key }) => key)).toEqual([
    'tomorrow',
    'soon',
    'last',
  ]);
});

test('a second hold offers nothing beyond the seven days of the first', () => {
  const choices = holdChoices('2026-11-26T13:05:00.000Z', '2026-11-28T10:00:00.000Z');
  expect(choices).toEqual([
    { key: 'tomorrow', until: '2026-11-27T17:00:00.000Z' },
    { key: 'last', until: '2026-11-28T10:00:00.000Z' },
  ]);
});

test('nothing is offered once the seven days are over', () => {
  expect(holdChoices('2026-11-26T13:05:00.000Z', '2026-11-26T13:05:00.000Z')).toEqual([]);
});

test('an evening in Paris is 18:00 on both sides of a clock change', () => {
  const before = holdChoices('2026-10-23T09:00:00.000Z', null);
  expect(before.map(({ until }) => until.slice(0, 16))).toEqual([
    '2026-10-24T16:00',
    '2026-10-25T17:00',
    '2026-10-26T17:00',
    '2026-10-30T09:00',
  ]);
});
