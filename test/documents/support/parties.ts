import type { Party } from '#db/shapes/content.ts';
import { blankParty } from '#workflows/invoice/blank-content.ts';
import { isSirenValid, isSiretValid } from '#workflows/invoice/identifiers.ts';
import type { Chance } from './random.ts';

const towns = [
  ['80000', 'Amiens'],
  ['59000', 'Lille'],
  ['13002', 'Marseille'],
  ['97400', 'Saint-Denis'],
  ['29200', 'Brest'],
] as const;
const names = [
  'Verrières & Pain',
  'L’Atelier du « Quai »',
  'Scierie Œuvrard',
  'ÉTS MÜLLER',
  'Bâti-Sud <SO>',
  'Noël Jr.',
];
const streets = [
  '4 quai Bélu',
  '12 bis, rue de l’Église',
  'Zone artisanale n° 3',
  'Lieu-dit « Les Trois Chênes »',
];

/** A business in France whose SIREN, SIRET and VAT number hold by their check digits. */
export function frenchParty(c: Chance, start = ''): Party {
  const siren = withCheckDigit(start + digits(c, 8 - start.length), isSirenValid);
  const siret = withCheckDigit(`${siren}${digits(c, 4)}`, isSiretValid);
  const [postcode, city] = c.pick(towns);
  return {
    ...blankParty(),
    name: c.pick(names),
    legalForm: c.oneIn(2) ? 'SARL au capital de 8 000 €' : '',
    address: { line1: c.pick(streets), line2: c.oneIn(3) ? 'Bâtiment B' : '', postcode, city, country: 'FR' },
    siren,
    siret: c.oneIn(3) ? '' : siret,
    vatNumber: `FR${String((12 + 3 * (Number(siren) % 97)) % 97).padStart(2, '0')}${siren}`,
    registration: c.oneIn(2) ? `RCS ${city} ${siren}` : '',
    email: c.oneIn(2) ? 'compta@example.fr' : '',
    phone: c.oneIn(3) ? '03 22 00 00 00' : '',
    contact: c.oneIn(3) ? 'Service achats' : '',
    otherIds: c.oneIn(3) ? c.pick(otherIds) : [],
  };
}

/** What a party may be known by besides: by a scheme, by numbers of the other side's own, by another name. */
const otherIds: readonly Party['otherIds'][] = [
  [{ scheme: '0088', value: '3020180000005' }],
  [
    { scheme: '', value: 'CLIENT-7' },
    { scheme: '', value: 'CLIENT-8' },
  ],
  [{ scheme: 'trading', value: 'Le Quai' }],
];

export function publicParty(c: Chance): Party {
  const party = frenchParty(c, c.pick(['1', '2']));
  return {
    ...party,
    siret: party.siret || withCheckDigit(`${party.siren}0001`, isSiretValid),
    name: 'Commune de Saint-Riquet',
  };
}

export function consumer(c: Chance): Party {
  return {
    ...frenchParty(c),
    name: 'Mme Yvette Lemaire',
    siren: '',
    siret: '',
    vatNumber: '',
    registration: '',
    legalForm: '',
    email: 'lemaire@example.fr',
    otherIds: [],
  };
}

const abroad: Record<'eu' | 'outside', (readonly [string, string, string, string])[]> = {
  eu: [
    ['DE', 'DE136695976', '10115', 'Berlin'],
    ['BE', 'BE0428759497', '1000', 'Bruxelles'],
    ['IT', 'IT00743110157', '20121', 'Milano'],
    ['GR', 'EL094259216', '105 57', 'Αθήνα'],
  ],
  outside: [
    ['CH', 'CHE116281710', '1201', 'Genève'],
    ['US', '', '02139', 'Cambridge MA'],
    ['GB', 'GB980780684', 'SW1A 1AA', 'London'],
  ],
};

export function foreignParty(c: Chance, where: 'eu' | 'outside'): Party {
  const [country, vatNumber, postcode, city] = c.pick(abroad[where]);
  return {
    ...blankParty(),
    name: 'Käufer & Söhne',
    address: { line1: 'Hauptstraße 1', line2: '', postcode, city, country },
    vatNumber,
    email: 'einkauf@example.org',
  };
}

function withCheckDigit(body: string, holds: (id: string) => boolean): string {
  const last = [...'0123456789'].find((digit) => holds(body + digit));
  if (last === undefined) throw new RangeError(`no check digit for ${body}`);
  return body + last;
}

/** The first is no zero, nor the beginning of a public body's SIREN. */
function digits(c: Chance, count: number): string {
  return Array.from({ length: count }, (_, at) => c.whole(at === 0 && count > 6 ? 3 : 0, 9)).join('');
}
