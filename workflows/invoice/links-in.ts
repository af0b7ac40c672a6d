/** Ends of names that are known to be those of web pages, beside the countries' two letters. */
const ends =
  'com|net|org|info|biz|name|pro|app|dev|web|page|link|site|online|shop|store|pay|money|bank|cash|xyz|top|click|live|cloud|tech|club|fun|icu|vip|space|website|finance|credit|loan|support|services|digital|group|agency|business|center|email|media|news|one|paris|bzh|alsace|corsica|tel|mobi|world|zone|work|today|example|test';
/** Those that no sentence ends with when its space is missing. */
const bareEnds = 'com|net|org|fr|eu|io|be|ch|lu|uk|gg|ly|app|biz|xyz|shop|store|online|example';
const before = '(?<![\\p{L}\\p{N}_@.-])';
const label = '[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?';
const rest = '[^\\s<>"«»]';

const said = new RegExp(
  [
    `(?:https?:\\/\\/|www\\.)${rest}+`,
    // With a path behind them: several names, or one that ends like those of web pages; « fourn.et/ou » does not.
    `${before}${label}\\.(?:${label}\\.)+\\p{L}{2,24}(?::\\d+)?\\/${rest}+`,
    `${before}${label}\\.(?!(?:ht|et|ou)\\/)(?:\\p{L}{2}|xn--[a-z0-9]+|${ends})(?::\\d+)?\\/${rest}+`,
  ].join('|'),
  'giu',
);
const bare = new RegExp(
  `${before}(?:${label}\\.)+(?:${bareEnds})(?![\\p{L}\\p{N}_@-]|\\.[\\p{L}\\p{N}])`,
  'giu',
);

/** What every one of them has: most texts have none of it, and are not looked through. */
const mayHave = /[.\u2024\ufe52\uff0e]\p{L}|:\/\/|www/iu;

/** The web addresses in a text, with or without what begins them, each as it stands there; mail addresses are none. */
export function linksIn(text: string, { isParty = false } = {}): string[] {
  if (!mayHave.test(text)) return [];
  const plain = text.normalize('NFKC');
  const found = plain.match(said) ?? [];
  // A party may be called like its web page.
  const others = isParty ? [] : (plain.replace(said, ' ').match(bare) ?? []);
  return [...found, ...others].map((link) => link.replace(/[.,;:!?)\]]+$/, ''));
}

/** By what two of them are the same: what begins them tells no pages apart. */
export const linkKey = (link: string): string =>
  link
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/^www\./, '')
    .replace(/\/$/, '');
