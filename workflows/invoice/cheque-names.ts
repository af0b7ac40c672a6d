import { unmasked } from './unmasked.ts';

const name = String.raw`((?:[^,.;:()\n]|\.(?=\p{L})|(?<=(?<!\p{L})(?:\p{L}|M[mr]e?|Mlle|Mrs|Ets|St))\.){2,80})`;
const link = String.raw`\s*(?::|de la\b|de l[’'ʼ\x60]|de\b|du\b|des\b|d[’'ʼ\x60])\s*:?\s*`;
const cheque = String.raw`ch[eè]ques?\b[^.;\n]{0,40}?`;
const said = new RegExp(
  [
    // « à l’ordre de X », « chèque, ordre : X », « chèque libellé au nom de X », and as much in English.
    String.raw`[àa] l[’'ʼ\x60 ]{0,2}ordre(?: exclusif)?${link}${name}`,
    String.raw`${cheque}\bordre${link}${name}`,
    String.raw`${cheque}(?:au nom${link}|(?:libell|établi)[ée]?e?s? à\s+|payables? à\s+)${name}`,
    `(?:payable|cheques?|(?:cheques?|checks?)(?: made)? out) to (?:the )?(?:order of (?:the )?)?${name}`,
    `to the order of (?:the )?${name}`,
  ].join('|'),
  'giu',
);
const nobody = /^(?:JOUR|NOTRE|NOUS|OUR|US|DATE|RECEPTION)\b|^\d/;
/** Articles and forms of companies, which are written or not. */
const forms =
  /\b(?:LA|LE|L|THE|SOCIETE|ENTREPRISE|ETS|ETABLISSEMENTS|SARL|SASU|SAS|EURL|SA|SCI|SNC|EI|M|MME|MR|MRS)\b/g;
const goesOn =
  /^(?: (?:ET|A|AU|AUX|SOUS|AVANT|EN|POUR|DANS|SUR|PAR|DES|OU|ADRESSE|AND|AT|BY|WITHIN|BEFORE|FOR|OR)\b| \d|$)/;

/** Whom a text asks to make a cheque out to. */
export const chequeNamesIn = (text: string): string[] =>
  /ord(?:re|er)|ch[eè]que|check|payable/iu.test(text)
    ? [...text.normalize('NFKC').matchAll(said)].flatMap(([, ...names]) => {
        const found = names.find((each) => each !== undefined)?.trim() ?? '';
        return bareName(found) === '' || nobody.test(unmasked(found)) ? [] : found;
      })
    : [];

/** Whether somebody who is written on cheques is called like one of these. */
export function isOneOf(name: string, names: readonly string[]): boolean {
  const written = bareName(name);
  return names
    .map(bareName)
    .some((each) => each !== '' && written.startsWith(each) && goesOn.test(written.slice(each.length)));
}

const bareName = (name: string) =>
  unmasked(name)
    .replace(/\.(?=\w)/g, '')
    .replace(/[^A-Z0-9]+/g, ' ')
    .replace(forms, ' ')
    .replace(/ +/g, ' ')
    .trim();
