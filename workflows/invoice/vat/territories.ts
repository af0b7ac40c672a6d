import type { Address } from '#db/shapes/content.ts';
import type { Locale } from '#db/shapes/locale.ts';
import { postcodeOf } from '../postcode.ts';

/**
 * How a place stands to French VAT. `mainland` is metropolitan France; the Antilles are one market, and an export
 * territory for the mainland and for Réunion as they are for it (CGI art. 294, 2 and 3); `untaxed` is French, and bears no
 * VAT (art. 294, 1); `northernIreland` is of the Union for goods alone; `outside` is everywhere else.
 */
export type Zone = 'mainland' | 'antilles' | 'reunion' | 'untaxed' | 'member' | 'northernIreland' | 'outside';

/** `name` in French, '' where the name of the country is the name of the territory; `law` says why it stands as it does. */
export type Territory = { name: string; zone: Zone; law: string };

export type Place = Pick<Address, 'country' | 'postcode' | 'city'>;

type Row = Territory & {
  /** Country codes that mean nothing else (ISO 3166-1). */
  codes?: readonly string[];
  /** Where the country's code is that of a larger one: how the postcode or, where several places share it, the town tells. */
  within?: { country: string; postcode: RegExp; town?: RegExp }[];
};

const directive = (article: string) => `directive 2006/112/CE, ${article}`;
const excluded = `CGI art. 256-0, ${directive('art. 6')}`;

/**
 * The territories of VAT as far as an address tells them, the particular before what they lie in; a country that no row
 * names is outside the Union. Northern Cyprus, where Union law is suspended (protocol no. 10), has no code of its own.
 */
const rows: readonly Row[] = [
  {
    name: 'Monaco',
    zone: 'mainland',
    law: `convention du 18 mai 1963, art. 15, ${directive('art. 7')}`,
    codes: ['MC'],
    within: [{ country: 'FR', postcode: /^980/ }],
  },
  overseas('Saint-Barthélemy', 'outside', 'CGI art. 256-0', 'BL', /^(97133|977)/),
  overseas('Saint-Martin', 'outside', 'CGI art. 256-0', 'MF', /^(97150|978)/),
  overseas('Guadeloupe', 'antilles', 'CGI art. 294, 2 et 3, 296', 'GP', /^971/),
  overseas('Martinique', 'antilles', 'CGI art. 294, 2 et 3, 296', 'MQ', /^972/),
  overseas('Guyane', 'untaxed', 'CGI art. 294, 1', 'GF', /^973/),
  overseas('La Réunion', 'reunion', 'CGI art. 294, 2 et 3, 296', 'RE', /^974/),
  overseas('Saint-Pierre-et-Miquelon', 'outside', 'CGI art. 256-0', 'PM', /^975/),
  overseas('Mayotte', 'untaxed', 'CGI art. 294, 1', 'YT', /^976/),
  overseas('Terres australes', 'outside', 'CGI art. 256-0', 'TF', /^984/),
  overseas('Wallis-et-Futuna', 'outside', 'CGI art. 256-0', 'WF', /^986/),
  overseas('Polynésie française', 'outside', 'CGI art. 256-0', 'PF', /^987/),
  overseas('Nouvelle-Calédonie', 'outside', 'CGI art. 256-0', 'NC', /^988/),
  { name: 'France', zone: 'mainland', law: 'CGI art. 256-0', codes: ['FR'] },
  {
    name: 'Irlande du Nord',
    zone: 'northernIreland',
    law: 'protocole sur l’Irlande du Nord, art. 8, directive (UE) 2020/1756',
    codes: ['XI'],
    within: [{ country: 'GB', postcode: /^BT\d/ }],
  },
  part('Büsingen', 'DE', /^78266/),
  part('Helgoland', 'DE', /^27498/),
  part('Ceuta', 'ES', /^51\d{3}/),
  part('Melilla', 'ES', /^52\d{3}/),
  part('Canaries', 'ES', /^(35|38)\d{3}/),
  part('Livigno', 'IT', /^23041/),
  part('Livigno', 'IT', /^23030/, /livigno/i),
  part('Campione d’Italia', 'IT', /^22061/),
  part('Campione d’Italia', 'IT', /^22060/, /campione/i),
  part('Mont Athos', 'GR', /^6308[67]/),
  { ...part('Îles Åland', 'FI', /^22\d{3}/), codes: ['AX'] },
  {
    name: '',
    zone: 'member',
    // Akrotiri and Dhekelia are written as Cyprus, and treated as it (art. 7); Madeira and the Azores are of Portugal.
    law: `CGI art. 256-0, ${directive('art. 5')}`,
    codes: 'AT BE BG CY CZ DE DK EE ES FI GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' '),
  },
];

const elsewhere: Territory = { name: '', zone: 'outside', law: excluded };

/** A French territory, written with its own code or as a postcode of France. */
function overseas(name: string, zone: Zone, law: string, code: string, postcode: RegExp): Row {
  return { name, zone, law, codes: [code], within: [{ country: 'FR', postcode }] };
}

/** A part of a member state where its VAT does not reach. */
function part(name: string, country: string, postcode: RegExp, town?: RegExp): Row {
  return {
    name,
    zone: 'outside',
    law: excluded,
    within: [{ country, postcode, ...(town && { town }) }],
  };
}

/**
 * Where an address is for VAT. Andorra, San Marino, the Vatican, Switzerland, the Isle of Man and the Channel Islands,
 * Gibraltar, the Faroes and Greenland have codes of their own and are outside.
 */
export function territoryOf({ country, postcode, city }: Place): Territory {
  const code = postcodeOf({ country, postcode });
  const found = rows.find(
    ({ codes = [], within = [] }) =>
      codes.includes(country) ||
      within.some(
        (each) => each.country === country && each.postcode.test(code) && (each.town?.test(city) ?? true),
      ),
  );
  return found ?? elsewhere;
}

const englishNames = new Map<string, string>(
  Object.entries({
    'La Réunion': 'Réunion',
    Guyane: 'French Guiana',
    'Saint-Pierre-et-Miquelon': 'Saint Pierre and Miquelon',
    'Terres australes': 'French Southern Territories',
    'Wallis-et-Futuna': 'Wallis and Futuna',
    'Polynésie française': 'French Polynesia',
    'Nouvelle-Calédonie': 'New Caledonia',
    'Irlande du Nord': 'Northern Ireland',
    Helgoland: 'Heligoland',
    Canaries: 'Canary Islands',
    'Mont Athos': 'Mount Athos',
    'Îles Åland': 'Åland Islands',
  }),
);

/** The place an address is in, to be named to a reader by `placeName`: a territory, or else the code of a country. */
export const placeOf = (address: Place): string => territoryOf(address).name || address.country;

export function placeName(place: string, language: Locale): string {
  if (/^[A-Z]{2}$/.test(place))
    return new Intl.DisplayNames([language], { type: 'region' }).of(place) ?? place;
  return (language === 'en' && englishNames.get(place)) || place;
}

export const zoneOf = (address: Place): Zone => territoryOf(address).zone;

const frenchZones: readonly Zone[] = ['mainland', 'antilles', 'reunion', 'untaxed'];
/** Zones where a business is established in France for what is not goods (BOI-TVA-GEO-20-40). */
export const isFrench = (zone: Zone): boolean => frenchZones.includes(zone);

/** Where a business has a SIREN and an address in the French directory: not in Monaco, though it is France for VAT. */
export const hasSirens = (address: Place): boolean => {
  const { zone, name } = territoryOf(address);
  return isFrench(zone) && name !== 'Monaco';
};

/** Prefixes of VAT numbers of the other member states; XI is Northern Ireland's, for goods. */
const numberPrefixes = new Set(
  'AT BE BG CY CZ DE DK EE EL ES FI HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK XI'.split(' '),
);

/** Whether a VAT number was given by another member state, or by Northern Ireland for goods. */
export function isOfOtherMember(vatNumber: string): boolean {
  return numberPrefixes.has(vatNumber.slice(0, 2));
}

/** Standard and reduced rates of each part of France where VAT is charged (CGI art. 278 to 281 octies, 296, 296 ter, 297). */
const mainlandRates = ['20', '10', '5.5', '2.1'];
const overseasRates = ['8.5', '2.1', '1.75', '1.05'];
export const ratesOf: Partial<Record<Zone, { usual: string; rates: readonly string[] }>> = {
  mainland: { usual: '20', rates: mainlandRates },
  antilles: { usual: '8.5', rates: overseasRates },
  reunion: { usual: '8.5', rates: overseasRates },
};
/** Corsica's own beside the mainland's (CGI art. 297). */
export const corsicanRates: readonly string[] = ['13', '10', '2.1', '0.9'];
export const isCorsican = (address: Pick<Address, 'country' | 'postcode'>): boolean =>
  address.country === 'FR' && /^20\d{3}$/.test(postcodeOf(address));

/** Whether goods that go from one zone to another are an export: out of the Union, or between parts of France (art. 262, I; 294, 2 and 3). */
export function isExport(from: Zone, to: Zone): boolean {
  if (from === 'mainland') return to === 'outside' || (isFrench(to) && to !== 'mainland');
  return (from === 'antilles' || from === 'reunion') && to !== from;
}
