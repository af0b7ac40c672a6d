import { expect, test } from 'vitest';
import { elided, elision } from './elision.ts';

test.each([
  'd’Iris',
  'd’Agence Dubois',
  'd’Élodie',
  'd’Œuvrard',
  'd’Île-de-France Habitat',
  'd’EDF',
  'd’Yvette',
  'd’Øystein',
  'd’Henri',
  'd’Hélène Roux',
  'd’Hôtel du Port',
  'd’Hydro Services',
  'de Paul',
  'de Yann',
  'de Oui Care',
  'de Haddad & Fils',
  'de Hauts-de-France Habitat',
  'de Hans Müller',
  'de « Iris »',
  'de 11 rue Basse',
  'de 東京',
  'de ',
])('%s', (expected) => {
  expect(elided('de', expected.replace(/^d(’|e )/, ''))).toBe(expected);
});

test('other particles, and one that begins a sentence', () => {
  expect(elided('que', 'Iris')).toBe('qu’Iris');
  expect(elided('lorsque', 'Paul')).toBe('lorsque Paul');
  expect(elision('De', 'Iris')).toBe('D’');
});
