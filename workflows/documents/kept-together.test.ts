import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keptTogether } from './kept-together.ts';
import { wholeNumbers } from './whole-numbers.ts';

const shown = (text: string) => keptTogether(text).replaceAll('\u00a0', '_');

describe('no line ends inside of', () => {
  test.each([
    ['soit 1 234,56 € au total', 'soit 1_234,56_€ au total'],
    ['SIREN 904 117 263', 'SIREN 904_117_263'],
    ['SIRET 904 117 263 00018 Amiens', 'SIRET 904_117_263_00018 Amiens'],
    ['le 26 novembre 2026 au soir', 'le 26_novembre_2026 au soir'],
    ['du 1er déc. 2026', 'du 1er_déc._2026'],
    ['12 m² à 10 %', '12_m² à 10_%'],
    ['lot n° 3', 'lot n°_3'],
    ['03 53 01 77 20', '03 53 01 77 20'],
    ['2 pièces de 400 g', '2 pièces de 400 g'],
    ['rue 12 Paris', 'rue 12 Paris'],
  ])('%s', (typed, expected) => expect(shown(typed)).toBe(expected));

  test.each([
    ['Voir le Factur-X joint', ['Voir le ', 'Factur-X', ' joint']],
    ['Votre e-mail', ['Votre ', 'e-mail', '']],
    ['Payez-le', ['', 'Payez-le', '']],
    ['VPC-2026-0118 et art. L. 441-10', ['', 'VPC-2026-0118', ' et art. L. ', '441-10', '']],
    ['Main-d’œuvre à Saint-Riquet', 'Main-d’œuvre à Saint-Riquet'],
    ['rendez-vous', 'rendez-vous'],
  ])('%s', (typed, expected) => expect(wholeNumbers(typed)).toEqual(expected));

  test('nothing is lost or moved, and nothing tied is wider than a column', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('1', '234', ' ', ',', '€', '-', 'X', 'mai') }),
        (text) => {
          expect(keptTogether(text).replaceAll('\u00a0', ' ')).toBe(text);
          expect([wholeNumbers(text)].flat().join('')).toBe(text);
          expect(keptTogether(text)).not.toMatch(/(?:\d{3}\u00a0){8}/);
        },
      ),
    );
  });
});
