import { describe, expect, test } from 'vitest';
import { isCorsican, isExport, placeName, placeOf, territoryOf, zoneOf } from './territories.ts';

const at = (country: string, postcode = '', city = '') => ({ country, postcode, city });

describe('territories of VAT', () => {
  test.each([
    [at('FR', '80000'), 'mainland'],
    [at('FR', '20000'), 'mainland'],
    [at('MC', '98000'), 'mainland'],
    [at('FR', '98000', 'Monaco'), 'mainland'],
    [at('FR', '97110'), 'antilles'],
    [at('GP', '97110'), 'antilles'],
    [at('FR', '97200'), 'antilles'],
    [at('FR', '97133', 'Gustavia'), 'outside'],
    [at('FR', '97150', 'Marigot'), 'outside'],
    [at('FR', '97300'), 'untaxed'],
    [at('YT', '97600'), 'untaxed'],
    [at('FR', '97400'), 'reunion'],
    [at('RE', '97400'), 'reunion'],
    [at('FR', '97500'), 'outside'],
    [at('FR', '98713', 'Papeete'), 'outside'],
    [at('NC', '98800'), 'outside'],
    [at('DE', '10115'), 'member'],
    [at('DE', '78266', 'Büsingen'), 'outside'],
    [at('DE', '27498', 'Helgoland'), 'outside'],
    [at('ES', '28001'), 'member'],
    [at('ES', '35001', 'Las Palmas'), 'outside'],
    [at('ES', '51001', 'Ceuta'), 'outside'],
    [at('ES', '52001', 'Melilla'), 'outside'],
    [at('IT', '20121'), 'member'],
    [at('IT', '23041', 'Livigno'), 'outside'],
    [at('IT', '23030', 'LIVIGNO SO'), 'outside'],
    [at('IT', '23030', 'Valdisotto'), 'member'],
    [at('IT', '22061', 'Campione d’Italia'), 'outside'],
    [at('GR', '105 57'), 'member'],
    [at('GR', '630 86', 'Karyes'), 'outside'],
    [at('FI', '00100'), 'member'],
    [at('FI', '22100', 'Mariehamn'), 'outside'],
    [at('AX', '22100'), 'outside'],
    [at('FI', 'AX-22100', 'Mariehamn'), 'outside'],
    [at('DE', 'D-78266', 'Büsingen'), 'outside'],
    [at('DE', 'DE 78266', 'Büsingen'), 'outside'],
    [at('DE', 'D-10115'), 'member'],
    [at('ES', 'E-35001', 'Las Palmas'), 'outside'],
    [at('FR', 'F-97110'), 'antilles'],
    [at('FR', '97 110'), 'antilles'],
    [at('FR', 'FR97400'), 'reunion'],
    [at('FR', 'F-80000'), 'mainland'],
    [at('GR', 'GR-630 86', 'Karyes'), 'outside'],
    [at('GB', 'GB-BT1 1AA', 'Belfast'), 'northernIreland'],
    [at('GB', 'bt1 1aa', 'Belfast'), 'northernIreland'],
    [at('GB', 'B1 1AA', 'Birmingham'), 'outside'],
    [at('CY', '8016', 'Akrotiri'), 'member'],
    [at('GB', 'SW1A 1AA'), 'outside'],
    [at('GB', 'BT1 5GS', 'Belfast'), 'northernIreland'],
    [at('XI', ''), 'northernIreland'],
    [at('IM', 'IM1 1AA'), 'outside'],
    [at('CH', '1003'), 'outside'],
    [at('AD', 'AD500'), 'outside'],
    [at('SM', '47890'), 'outside'],
  ])('%o is %s', (address, zone) => {
    expect(zoneOf(address)).toBe(zone);
    expect(territoryOf(address).law).toMatch(/\S/);
  });

  test('Corsica, however its postcode is written', () => {
    const written = ['20000', '20 200', 'F-20000', 'FR 20137'];
    expect(written.map((postcode) => isCorsican({ country: 'FR', postcode }))).toEqual(
      written.map(() => true),
    );
    expect(isCorsican({ country: 'FR', postcode: 'F-80000' })).toBe(false);
  });

  test('what is an export between parts of France, and out of the Union', () => {
    expect(isExport('mainland', 'antilles')).toBe(true);
    expect(isExport('mainland', 'untaxed')).toBe(true);
    expect(isExport('mainland', 'member')).toBe(false);
    expect(isExport('mainland', 'northernIreland')).toBe(false);
    expect(isExport('antilles', 'antilles')).toBe(false);
    expect(isExport('antilles', 'reunion')).toBe(true);
    expect(isExport('reunion', 'member')).toBe(true);
    expect(isExport('reunion', 'mainland')).toBe(true);
  });

  test('a place is named in the reader’s language', () => {
    expect(placeName(placeOf(at('CH', '1003')), 'fr')).toBe('Suisse');
    expect(placeName(placeOf(at('ES', '35001')), 'en')).toBe('Canary Islands');
    expect(placeName(placeOf(at('FR', '97300')), 'fr')).toBe('Guyane');
    expect(placeName(placeOf(at('FR', '97300')), 'en')).toBe('French Guiana');
  });
});
