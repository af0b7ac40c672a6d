/** U+2011: looks like a hyphen, and no line ends after it. */
const HYPHEN = '\u2011';

/** « e-mail » and « Signalez-le » are one word each: a line that ends at their hyphen leaves a letter or two to the next. */
export const wholeWords = (text: string): string =>
  text
    .replace(/\b([Ee])-(?=mails?\b)/g, `$1${HYPHEN}`)
    .replace(/(?<=\p{L}(?:ez|ons))-(?=(?:le|la|les|lui|leur|moi|nous|vous|y|en)\b)/gu, HYPHEN);

/** The same on the words of a page, and on none of its addresses. */
export const wholeWordsIn = (html: string): string => html.replace(/>[^<]+</g, (words) => wholeWords(words));
