import { printedUnits } from '#workflows/documents/units.ts';

/** Recommendation 20 codes by what people write beside what is printed; keys without accents, spaces and points. */
const codes = new Map<string, string>(
  Object.entries({
    '': 'C62',
    u: 'C62',
    un: 'C62',
    unite: 'C62',
    unites: 'C62',
    unit: 'C62',
    units: 'C62',
    piece: 'H87',
    pieces: 'H87',
    pce: 'H87',
    pc: 'H87',
    pcs: 'H87',
    h: 'HUR',
    hr: 'HUR',
    hrs: 'HUR',
    heure: 'HUR',
    heures: 'HUR',
    hour: 'HUR',
    hours: 'HUR',
    j: 'DAY',
    jr: 'DAY',
    jrs: 'DAY',
    jour: 'DAY',
    jours: 'DAY',
    day: 'DAY',
    days: 'DAY',
    minute: 'MIN',
    minutes: 'MIN',
    min: 'MIN',
    mn: 'MIN',
    semaine: 'WEE',
    semaines: 'WEE',
    weeks: 'WEE',
    week: 'WEE',
    mois: 'MON',
    month: 'MON',
    months: 'MON',
    an: 'ANN',
    ans: 'ANN',
    annee: 'ANN',
    annees: 'ANN',
    year: 'ANN',
    years: 'ANN',
    m: 'MTR',
    ml: 'LM',
    metre: 'MTR',
    metres: 'MTR',
    meter: 'MTR',
    km: 'KMT',
    cm: 'CMT',
    mm: 'MMT',
    m2: 'MTK',
    'm²': 'MTK',
    m3: 'MTQ',
    'm³': 'MTQ',
    kg: 'KGM',
    g: 'GRM',
    t: 'TNE',
    tonne: 'TNE',
    tonnes: 'TNE',
    l: 'LTR',
    litre: 'LTR',
    litres: 'LTR',
    liter: 'LTR',
    kwh: 'KWH',
    forfait: 'LS',
    forfaits: 'LS',
    ft: 'LS',
    ff: 'LS',
    fft: 'LS',
    ens: 'SET',
    ensemble: 'SET',
    lumpsum: 'LS',
    lot: 'LO',
    lots: 'LO',
    hectare: 'HAR',
    hectares: 'HAR',
    set: 'SET',
    sets: 'SET',
    paire: 'PR',
    paires: 'PR',
    pair: 'PR',
    pairs: 'PR',
  }),
);

const keyOf = (text: string) =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f\s.]/g, '')
    .toLowerCase();

/** What the editor offers and a document prints, in both languages; of two units printed alike the first. */
const printed = new Map<string, string>(
  printedUnits()
    .toReversed()
    .map(({ code, word }) => [keyOf(word), code]),
);

/** Words of a unit that beside a number say something else: « 12 % », « 5 cents ». */
const otherwise = new Set(['%', 'cent', 'cents', 'each', 'hundred']);

/** The unit in which the head of a column ends; « Code service » and « Nom personne » end in none. */
export const unitOfHead = (word: string): string | null => codes.get(keyOf(word)) ?? null;

/** The code of a unit by a name people give it, or null when it is none. */
export function namedUnit(text: string): string | null {
  const key = keyOf(text);
  return codes.get(key) ?? (otherwise.has(key) ? null : (printed.get(key) ?? null));
}

/** The code of a unit as typed, or null when it is not known; a code of the list itself is taken as it is. */
export function looseUnit(text: string): string | null {
  const known = namedUnit(text) ?? printed.get(keyOf(text));
  if (known) return known;
  const code = text.trim().toUpperCase();
  return [...codes.values(), ...printed.values()].includes(code) || /^(?=.*\d)[A-Z0-9]{3}$/.test(code)
    ? code
    : null;
}
