import { describe, expect, test } from 'vitest';
import type { Address } from '#db/shapes/content.ts';
import { sampleParty } from '#test/documents/sample-content.ts';
import { postalLines } from './postal-lines.ts';

const address = (change: Partial<Address> = {}): Address => ({
  line1: '12, rue de la République',
  line2: '',
  postcode: '80000',
  city: 'Amiens',
  country: 'FR',
  ...change,
});
const of = (name: string, change: Partial<Address> = {}, contact = '') =>
  postalLines(sampleParty({ name, contact, address: address(change) }), (code) =>
    code === 'GB' ? 'Royaume-Uni' : code,
  );

describe('as the post reads it', () => {
  test('capitals without accents or signs for street and town, the person as written', () => {
    expect(of('Copropriété Les Ormes', {}, 'Cabinet Ardant, syndic')).toEqual({
      lines: ['Copropriété Les Ormes', 'Cabinet Ardant, syndic', '12 RUE DE LA REPUBLIQUE', '80000 AMIENS'],
      problems: [],
    });
  });

  test('a complement stands before the street, a box after it', () => {
    expect(of('A', { line2: 'Bâtiment C' }).lines).toEqual([
      'A',
      'BATIMENT C',
      '12 RUE DE LA REPUBLIQUE',
      '80000 AMIENS',
    ]);
    expect(of('A', { line2: 'BP 120' }).lines).toEqual([
      'A',
      '12 RUE DE LA REPUBLIQUE',
      'BP 120',
      '80000 AMIENS',
    ]);
    expect(of('A', { line1: 'Résidence Œuf', line2: '3 quai d’Orsay' }).lines.slice(1, 3)).toEqual([
      'RESIDENCE OEUF',
      '3 QUAI D ORSAY',
    ]);
  });

  test('what is too long is shortened as the post does, and else said', () => {
    expect(of('A', { line1: '1234, boulevard du Maréchal de Lattre de Tassigny' }).lines[1]).toBe(
      '1234 BD DU MAL DE LATTRE DE TASSIGNY',
    );
    const long = of('A', { line1: '7, allée des Anciens Combattants de la Guerre Oubliée' });
    expect(long.problems).toEqual([{ is: 'long', line: long.lines[1] }]);
  });

  test('a long name goes over two lines at a blank', () => {
    expect(of('Syndicat des copropriétaires de la Résidence du Parc').lines.slice(0, 2)).toEqual([
      'Syndicat des copropriétaires de la',
      'Résidence du Parc',
    ]);
  });

  test('abroad the country ends it, in capitals; the lines keep their order', () => {
    const abroad = {
      line1: 'Flat 2',
      line2: '221B Baker Street',
      postcode: 'NW1 6XE',
      city: 'London',
      country: 'GB',
    };
    expect(of('A', abroad).lines).toEqual([
      'A',
      'Flat 2',
      '221B Baker Street',
      'NW1 6XE LONDON',
      'ROYAUME-UNI',
    ]);
    expect(of('A', { country: 'RE', postcode: '97400', city: 'Saint-Denis' }).lines.at(-1)).toBe(
      '97400 SAINT DENIS',
    );
  });

  test('without street, town, postcode or name it is not complete; too many lines are said', () => {
    for (const change of [{ line1: '' }, { city: '' }, { postcode: '' }])
      expect(of('A', change).problems).toEqual([{ is: 'incomplete' }]);
    expect(of('').problems).toEqual([{ is: 'incomplete' }]);
    expect(of('A', { line2: 'Bâtiment C', line3: 'Escalier 2' }, 'B').problems).toEqual([]);
    expect(
      of('Syndicat des copropriétaires de la Résidence du Parc', { line2: 'x', line3: 'y' }, 'B').problems,
    ).toEqual([{ is: 'tooMany' }]);
  });
});
