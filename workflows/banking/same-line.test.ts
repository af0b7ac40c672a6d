import { expect, test } from 'vitest';
import { recognise, type Told } from './same-line.ts';

const line = (change: Partial<Told> = {}): Told => ({
  label: 'VIR SEPA MARTIN ET FILS',
  counterpartyName: '',
  counterpartyIban: '',
  endToEndId: '',
  bankReference: '',
  format: 'camt053',
  ...change,
});
const known = (have: Told[], come: Told[]) => recognise(have, come).map(({ is }) => is !== null);

test('the same line again is known; a second one like it is another', () => {
  expect(known([line()], [line()])).toEqual([true]);
  expect(known([line()], [line(), line()])).toEqual([true, false]);
  expect(known([], [line(), line()])).toEqual([false, false]);
});

test('the same movement is known in another form, by reference, words, or because both say all of their day', () => {
  const other = (change: Partial<Told>) => line({ format: 'cfonb120', ...change });
  expect(known([line({ endToEndId: 'E1', label: 'A' })], [other({ endToEndId: 'E1', label: 'B' })])).toEqual([
    true,
  ]);
  expect(known([line()], [other({ label: 'VIREMENT MARTIN\nFACTURE' })])).toEqual([true]);
  expect(known([line()], [other({ label: 'REMISE 12' })])).toEqual([true]);
});

test('said to be from another account or under another reference it is another, whatever else is the same', () => {
  expect(known([line({ endToEndId: 'E1' })], [line({ endToEndId: 'E2' })])).toEqual([false]);
  expect(
    known([line({ counterpartyIban: 'FR1' })], [line({ counterpartyIban: 'FR2', format: 'ofx' })]),
  ).toEqual([false]);
});

test('a notice of one movement doesn’t stand for another; where it may, a person looks', () => {
  const notice = line({ format: 'camt054', label: 'DURAND' });
  expect(recognise([notice], [line({ format: 'camt054', label: 'PETIT' })])).toMatchObject([
    { is: null, twinOf: notice },
  ]);
  expect(recognise([notice], [line()])).toMatchObject([{ is: null, twinOf: notice }]);
});

test('what fits best is found first, in whatever order it comes', () => {
  const [a, b] = [line({ label: 'DURAND' }), line({ label: 'PETIT' })];
  expect(recognise([a, b], [line({ label: 'PETIT', format: 'ofx' })])).toMatchObject([{ is: b }]);
});
