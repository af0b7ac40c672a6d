import { ibanLengthOf, isIbanValid } from './identifiers.ts';
import { unmasked } from './unmasked.ts';

/** Signs that people put between the groups of a number, up to so many in a row. */
const gap = '[^A-Z0-9]{0,10}';
const ibanStart = new RegExp(`(?<![A-Z0-9])[A-Z]{2}${gap}\\d${gap}\\d`, 'g');
const longest = 34;
/** Characters an IBAN has outside of the SEPA zone, in the countries that have them or tell them among their banks. */
const further = new Map(
  (
    'AD24 AE23 AL28 AZ28 BA20 BH22 BI27 BR29 BY28 CR22 DJ27 DO28 EG29 FK18 FO18 GE22 GI23 GL18 GT28 HN28 IL23 IQ23 ' +
    'IS26 JO30 KW30 KZ20 LB28 LC32 LI21 LY25 MD24 ME22 MK19 MN20 MR27 MU30 NI28 OM23 PK24 PS29 QA29 RS22 RU33 SA24 ' +
    'SC31 SD18 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30 DZ26 AO25 BJ28 BF28 CM27 CV25 CF27 TD27 ' +
    'KM27 CG27 CI28 GQ27 GA27 GW25 IR26 MG27 ML28 MA28 MZ25 NE28 SN28 TG28'
  )
    .split(' ')
    .map((each): [string, number] => [each.slice(0, 2), Number(each.slice(2))]),
);
/** Where its bank, branch and account are digits alone. */
const ofDigits = new Set('AT BE CZ DE DK EE ES FI HR HU IS LT ME NO PL PT SE SI SK ST'.split(' '));
const ibanRun = new RegExp(`(?:[A-Z0-9]${gap}){15,${longest}}`, 'y');
/** Bank and branch, the account, and its key, as a French RIB is printed; or spaced anyhow, where a bank is talked of. */
const rib = new RegExp(
  `(?<![A-Z0-9])\\d{5}${gap}\\d{5}${gap}[A-Z0-9](?:${gap}[A-Z0-9]){10}${gap}\\d\\d(?![A-Z0-9])`,
  'g',
);
const looseRib = new RegExp(
  `(?<![A-Z0-9])(?=(\\d(?:${gap}\\d){9}(?:${gap}[A-Z0-9]){11}(?:${gap}\\d){2}(?![A-Z0-9])))`,
  'g',
);
const ofBanks = /\b(?:RIB|BANQUE|BANCAIRES?|BANK|COMPTE|ACCOUNT|GUICHET|VIREMENTS?|VIRER|TRANSFER)\b/;
const headings = /\b(?:CODE|BANQUE|GUICHET|NUMERO|COMPTE|CLE|RIB|DE|DU)\b/g;
const sortCode = '(?<!\\d)(?<sort>\\d\\d(?<between>[- ]?)\\d\\d\\k<between>\\d\\d)(?!\\d)';
const account = '(?<!\\d)(?<account>\\d{4}[- ]?\\d{4})(?!\\d)';
const called = '\\b(?:SORT ?CODE|S/C)\\b[^A-Z0-9]{0,10}';
/** A sort code that is called so, with an account around, or one that stands right before eight digits and is no day. */
const british = [
  new RegExp(`${called}${sortCode}.{0,60}?${account}`, 'gs'),
  new RegExp(`${account}.{0,60}?${called}${sortCode}`, 'gs'),
  /(?<!\d)(?!(?:[0-2]\d|3[01])-(?:0[1-9]|1[0-2])-)(?<sort>\d\d-\d\d-\d\d)[^A-Z0-9]{1,10}(?<account>\d{8})(?!\d)/g,
];

/**
 * The account numbers that stand in a text, however they are spaced and in whatever letters that look alike, each once and
 * without gaps: IBANs (ISO 13616) and French RIBs, these as the IBAN they are, of which the key is right, as nothing can be
 * paid to another; and British sort codes with the account behind them.
 */
export function accountNumbersIn(text: string): string[] {
  // Digits of other widths count as well. Below so many there is no account.
  if ((text.match(/[\d\u3000-\uffff]/g)?.length ?? 0) < 12) return [];
  const upper = unmasked(text);
  const found = [
    ...[...upper.matchAll(ibanStart)].flatMap(({ index }) => ibanAt(upper, index) ?? []),
    ...ribsIn(upper),
    ...britishIn(upper),
  ];
  return [...new Set(found)];
}

function ibanAt(text: string, from: number): string | null {
  // As far as the signs between its groups allow.
  ibanRun.lastIndex = from;
  const packed = (ibanRun.exec(text)?.[0] ?? '').replace(/[^A-Z0-9]/g, '');
  const country = packed.slice(0, 2);
  const length = ibanLengthOf(country) ?? further.get(country);
  if (length === undefined || packed.length < length) return null;
  const iban = packed.slice(0, length);
  // Words behind « de 12 » are of no account, whatever their key comes to.
  const isWords = ofDigits.has(country) ? /[A-Z]/.test(iban.slice(4)) : /[A-Z]{5}/.test(iban.slice(4));
  return !isWords && isIbanValid(iban) ? iban : null;
}

function ribsIn(text: string): string[] {
  const printed = [...text.matchAll(rib)].map(([found]) => found);
  const spoken = ofBanks.test(text)
    ? [...text.replace(headings, ' ').matchAll(looseRib)].map(([, found]) => found ?? '')
    : [];
  return [...printed, ...spoken].flatMap((found) => ibanOfRib(found.replace(/[^A-Z0-9]/g, '')) ?? []);
}

/** The IBAN of a RIB whose key is right: 97 less the rest of 89 × bank + 15 × branch + 3 × account. */
function ibanOfRib(packed: string): string | null {
  if ((packed.slice(10, 21).match(/[A-Z]/g)?.length ?? 0) > 2) return null;
  const digits = packed.replace(
    /[A-Z]/g,
    (letter) => '12345678912345678923456789'[letter.charCodeAt(0) - 65] ?? '',
  );
  if (BigInt(digits) % 97n !== 0n) return null;
  const keys = Array.from({ length: 97 }, (_, index) => String(index + 2).padStart(2, '0'));
  const key = keys.find((each) => isIbanValid(`FR${each}${packed}`));
  return key === undefined ? null : `FR${key}${packed}`;
}

const britishIn = (text: string): string[] =>
  british.flatMap((pattern) =>
    [...text.matchAll(pattern)].map(({ groups }) => `${groups?.sort}${groups?.account}`.replace(/\D/g, '')),
  );
