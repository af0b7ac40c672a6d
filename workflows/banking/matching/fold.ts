/** As banks write: upper case, no accents, ligatures apart. */
export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/Œ/g, 'OE')
    .replace(/Æ/g, 'AE')
    .replace(/[’`]/g, "'");

/** What is easily mistaken is the same: O is 0, I and L are 1. */
export const unconfuse = (text: string): string => text.replace(/O/g, '0').replace(/[IL]/g, '1');

/** Only letters and figures, the easily mistaken ones as one. */
export const keyOf = (text: string): string => unconfuse(fold(text).replace(/[^A-Z0-9]/g, ''));
