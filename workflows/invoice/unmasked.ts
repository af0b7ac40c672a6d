/** Capitals of other alphabets that look like a Latin one, and which one. */
const alike: Record<string, string> = Object.fromEntries(
  [
    ['АВЕЗКМНОРСТУХЅІЈԚԜҮӀ', 'ABE3KMHOPCTYXSIJQWYI'],
    ['ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹ', 'ABEZHIKMNOPTYXC'],
  ].flatMap(([masks = '', letters = '']) => [...masks].map((mask, index) => [mask, letters[index] ?? mask])),
);
const masks = new RegExp(`[${Object.keys(alike).join('')}]`, 'g');

/** A text in capitals as its reader sees it: without accents, in Latin letters where others look the same. */
export const unmasked = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(masks, (mask) => alike[mask] ?? mask);
