import type { Locale } from '#db/shapes/locale.ts';

/** What is printed for the UN/ECE Recommendation 20 (and 21, "X…") codes that invoices of these trades use. */
const units = new Map<string, { fr: [one: string, many: string]; en: [one: string, many: string] }>(
  Object.entries({
    C62: { fr: ['u', 'u'], en: ['unit', 'units'] },
    H87: { fr: ['pièce', 'pièces'], en: ['piece', 'pieces'] },
    EA: { fr: ['u', 'u'], en: ['each', 'each'] },
    LS: { fr: ['forfait', 'forfaits'], en: ['lump sum', 'lump sums'] },
    SET: { fr: ['ens.', 'ens.'], en: ['set', 'sets'] },
    LO: { fr: ['lot', 'lots'], en: ['lot', 'lots'] },
    PR: { fr: ['paire', 'paires'], en: ['pair', 'pairs'] },
    DZN: { fr: ['douzaine', 'douzaines'], en: ['dozen', 'dozen'] },
    CEN: { fr: ['cent', 'cents'], en: ['hundred', 'hundred'] },
    IE: { fr: ['pers.', 'pers.'], en: ['person', 'people'] },
    E48: { fr: ['prestation', 'prestations'], en: ['service', 'services'] },
    MIN: { fr: ['min', 'min'], en: ['min', 'min'] },
    HUR: { fr: ['h', 'h'], en: ['h', 'h'] },
    DAY: { fr: ['jour', 'jours'], en: ['day', 'days'] },
    WEE: { fr: ['semaine', 'semaines'], en: ['week', 'weeks'] },
    MON: { fr: ['mois', 'mois'], en: ['month', 'months'] },
    QAN: { fr: ['trimestre', 'trimestres'], en: ['quarter', 'quarters'] },
    ANN: { fr: ['an', 'ans'], en: ['year', 'years'] },
    MMT: { fr: ['mm', 'mm'], en: ['mm', 'mm'] },
    CMT: { fr: ['cm', 'cm'], en: ['cm', 'cm'] },
    MTR: { fr: ['m', 'm'], en: ['m', 'm'] },
    LM: { fr: ['ml', 'ml'], en: ['lin. m', 'lin. m'] },
    KMT: { fr: ['km', 'km'], en: ['km', 'km'] },
    CMK: { fr: ['cm²', 'cm²'], en: ['cm²', 'cm²'] },
    MTK: { fr: ['m²', 'm²'], en: ['m²', 'm²'] },
    HAR: { fr: ['ha', 'ha'], en: ['ha', 'ha'] },
    MTQ: { fr: ['m³', 'm³'], en: ['m³', 'm³'] },
    LTR: { fr: ['l', 'l'], en: ['l', 'l'] },
    GRM: { fr: ['g', 'g'], en: ['g', 'g'] },
    KGM: { fr: ['kg', 'kg'], en: ['kg', 'kg'] },
    TNE: { fr: ['t', 't'], en: ['t', 't'] },
    KWH: { fr: ['kWh', 'kWh'], en: ['kWh', 'kWh'] },
    MWH: { fr: ['MWh', 'MWh'], en: ['MWh', 'MWh'] },
    P1: { fr: ['%', '%'], en: ['%', '%'] },
    XBX: { fr: ['carton', 'cartons'], en: ['box', 'boxes'] },
    XPK: { fr: ['colis', 'colis'], en: ['package', 'packages'] },
    XPX: { fr: ['palette', 'palettes'], en: ['pallet', 'pallets'] },
    XRO: { fr: ['rouleau', 'rouleaux'], en: ['roll', 'rolls'] },
    XBG: { fr: ['sac', 'sacs'], en: ['bag', 'bags'] },
  }),
);

/** Every word a unit is printed as, in both languages: what people read is what they type. */
export const printedUnits = (): { code: string; word: string }[] =>
  [...units].flatMap(([code, { fr, en }]) => [...fr, ...en].map((word) => ({ code, word })));

/** The unit as printed beside `quantity` (decimal text). A code we have no word for is printed as the code it is. */
export function unitLabel(code: string, quantity: string, locale: Locale): string {
  const forms = units.get(code)?.[locale];
  return forms ? forms[isPlural(quantity, locale) ? 1 : 0] : code;
}

/** French is plural from 2 on, English for everything but 1. */
function isPlural(quantity: string, locale: Locale): boolean {
  const [whole = '', fraction = ''] = quantity.replace(/^-/, '').split('.');
  if (locale === 'fr') return BigInt(whole) >= 2n;
  return BigInt(whole) !== 1n || /[1-9]/.test(fraction);
}
