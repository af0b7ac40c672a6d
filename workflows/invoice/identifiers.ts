/** Check digits and shapes of the identifiers that stand on a French invoice. Spaces are the reader's: callers strip them. */

/** La Poste: its establishments are more than the Luhn check allows, so their digits sum to a multiple of 5 instead. */
const laPoste = '356000000';

/** Characters an IBAN has in the countries of the SEPA zone our customers bank in; others are checked by key alone. */
const ibanLengths = new Map<string, number>(
  Object.entries({
    AT: 20,
    BE: 16,
    BG: 22,
    CH: 21,
    CY: 28,
    CZ: 24,
    DE: 22,
    DK: 18,
    EE: 20,
    ES: 24,
    FI: 18,
    FR: 27,
    GB: 22,
    GR: 27,
    HR: 21,
    HU: 28,
    IE: 22,
    IT: 27,
    LT: 20,
    LU: 20,
    LV: 21,
    MC: 27,
    MT: 31,
    NL: 18,
    NO: 15,
    PL: 28,
    PT: 25,
    RO: 24,
    SE: 24,
    SI: 19,
    SK: 24,
  }),
);

export function hasSirenShape(siren: string): boolean {
  return /^\d{9}$/.test(siren);
}

export function hasSiretShape(siret: string): boolean {
  return /^\d{14}$/.test(siret);
}

/** Whether the last digit of a SIREN is right (Luhn, ISO/IEC 7812-1). */
export function isSirenValid(siren: string): boolean {
  return hasSirenShape(siren) && luhnSum(siren) % 10 === 0;
}

/** Whether the last digit of a SIRET is right: Luhn over all 14 digits, but for the establishments of La Poste. */
export function isSiretValid(siret: string): boolean {
  if (!hasSiretShape(siret)) return false;
  if (luhnSum(siret) % 10 === 0) return true;
  return siret.startsWith(laPoste) && digitSum(siret) % 5 === 0;
}

/** 'FR' + two characters + SIREN; letters other than I and O may stand in the key (CGI art. 286 ter). */
export function hasFrenchVatShape(vatNumber: string): boolean {
  return /^FR[0-9A-HJ-NP-Z]{2}\d{9}$/.test(vatNumber);
}

/** Whether the key of a French VAT number fits its SIREN: (12 + 3 × (SIREN mod 97)) mod 97; a key with letters passes. */
export function isFrenchVatKeyValid(vatNumber: string): boolean {
  if (!hasFrenchVatShape(vatNumber)) return false;
  const key = vatNumber.slice(2, 4);
  if (!/^\d\d$/.test(key)) return true;
  return Number(key) === (12 + 3 * (Number(vatNumber.slice(4)) % 97)) % 97;
}

/** Characters an IBAN of that country has; undefined where the product does not know it. */
export const ibanLengthOf = (country: string): number | undefined => ibanLengths.get(country);

/** Country, two digits, and as many characters as the country's IBANs have. */
export function hasIbanShape(iban: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{8,30}$/.test(iban)) return false;
  const length = ibanLengths.get(iban.slice(0, 2));
  return length === undefined || iban.length === length;
}

/** ISO 13616: the rearranged IBAN, letters as 10…35, is 1 modulo 97. */
export function isIbanValid(iban: string): boolean {
  if (!hasIbanShape(iban)) return false;
  let remainder = 0;
  for (const character of iban.slice(4) + iban.slice(0, 4)) {
    const value = Number.parseInt(character, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder === 1;
}

/** ISO 9362: eight or eleven characters. */
export function hasBicShape(bic: string): boolean {
  return /^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$/.test(bic);
}

function luhnSum(digits: string): number {
  let sum = 0;
  for (let place = 0; place < digits.length; place++) {
    const digit = Number(digits[digits.length - 1 - place]);
    const weighted = place % 2 === 1 ? digit * 2 : digit;
    sum += weighted > 9 ? weighted - 9 : weighted;
  }
  return sum;
}

function digitSum(digits: string): number {
  let sum = 0;
  for (const digit of digits) sum += Number(digit);
  return sum;
}
