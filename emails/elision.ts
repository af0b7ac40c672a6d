/**
 * French drops the e of « de » and « que » before a vowel: « la facture d’Iris », « pour le compte d’Agence Dubois ».
 * Source: Grevisse, Le bon usage, « L’élision ». Nothing of it applies in English.
 */
export type Particle = 'de' | 'que' | 'jusque' | 'lorsque' | 'puisque';

/** « d’Iris », « de Paul ». */
export const elided = (particle: Particle, name: string): string => elision(particle, name) + name;

/** What stands before the name, with the space or without: « d’ », « de ». `particle` may begin with a capital. */
export function elision(particle: string, name: string): string {
  return beginsWithVowel(name) ? `${particle.slice(0, -1)}’` : `${particle} `;
}

/** Letters that a vowel begins, once accents are gone; y is one before a consonant: « d’Yvette », « de Yann ». */
const vowel = /^(?:[aeiouæœø]|y[^aeiou\W])/;

/** Vowels that are spoken as consonants, or kept apart: « de onze », « de Oui Care », « de yaourt ». */
const apart = /^(?:onz|oui\b|ouistiti|uhlan|yeti|yacht|ypérite)/;

/**
 * An h is mute in some words and not in others, and for names usage wavers: it counts as mute only in these, everywhere
 * else « de » stays whole, which is never wrong before a name.
 */
const mute = new RegExp(
  `^(?:${[
    'habi[lt]|hadrien|hall?ucin|harmoni|hebdo|hect|helen|helic|helio|heloi|hemi|hemo|henri|herault|herb|herit|hermes',
    'hermetiq|hermine|heroin|herve|hetero|heure|hexa|hilair|hippo|hirondel|histo|hiver|holo|homm|homo|honn|honor|hopital',
    'horiz|horlog|hormo|horo|hort|hospi|hot[ei]|hubert|hugue|huil|huiss|huitre|humain|humani|humeur|humid|humus',
    'hyacinth|hydr|hygi|hymn|hyper|hypno|hypo',
  ].join('|')})`,
);

function beginsWithVowel(name: string): boolean {
  const letters = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return (vowel.test(letters) && !apart.test(letters)) || mute.test(letters);
}
