/**
 * What the longest-lived lists of leaked passwords have in common, as the words they are made of. Attackers decorate
 * these with digits, signs and look-alike letters, so those are taken off before looking.
 */
const words = [
  'abc abcd abcde abcdef abcdefg abcdefgh admin administrateur administrator aimer alexandre amour anonymous apple',
  'arsenal aurelie azerty azertyui azertyuiop azer qsdf qsdfgh qsdfghjklm wxcvbn bailey banane barcelona baseball',
  'basketball batman bernard bienvenue bonjour bordeaux bretagne camille changeme chelsea chocolat chocolate',
  'chouchou compta comptable comptabilite computer connexion coucou default donald doudou dragon facture factures',
  'facturation flower football france freedom google guest hello iloveyou internet jesus jetaime jordan julien',
  'killer lapin letmein liverpool login loulou love lovely manchester marine marseille master maman merci michael',
  'michel minecraft monkey motdepasse motdepass mot de passe mustang naruto nicolas ninja nicole olivier papa paris',
  'parola pass passw password passwort pepsi pierre pokemon princess princesse qazwsx qwer qwerty qwertyui',
  'qwertyuiop qwertz asdf asdfgh asdfghjkl zxcv zxcvbn zxcvbnm rockyou root samsung secret security service',
  'shadow snoopy soleil spiderman starwars summer sunshine superman superadmin system tacite tennis test testing',
  'thomas trustno un deux trois user utilisateur vanille welcome whatever winter printemps ete automne hiver',
  'janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre yankees zaq',
]
  .join(' ')
  .split(' ')
  // Longest first, so that « azertyuiop » is not read as « azerty » and a rest.
  .sort((a, b) => b.length - a.length);

const lookAlikes = new Map<string, string>(
  Object.entries({
    '0': 'o',
    '1': 'i',
    '3': 'e',
    '4': 'a',
    '5': 's',
    '7': 't',
    '@': 'a',
    $: 's',
  }),
);

const lettersOf = (text: string) => text.replace(/[^a-z]/g, '');

const isMadeOfWords = (letters: string) =>
  words.reduce((left, word) => left.replaceAll(word, ' '), letters).trim() === '';

/** True for a password that a guesser tries early: few different characters, or only common words and decoration. */
export const isCommonPassword = (password: string): boolean => {
  const text = password.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
  if (new Set(text).size < 5 || /^\d+$/.test(text)) return true;
  // « abcdef », « acegik », « ababab »: hardly any step from one character to the next differs.
  const steps = [...text]
    .slice(1)
    .map((character, index) => character.charCodeAt(0) - text.charCodeAt(index));
  if (new Set(steps).size <= 2) return true;
  // Letters of other alphabets are no decoration: we know nothing about such words.
  if (/[^\p{ASCII}]/u.test(text)) return false;
  const inner = text.replace(/^[^a-z]+|[^a-z]+$/g, '');
  const read = [...inner].map((character) => lookAlikes.get(character) ?? character).join('');
  return isMadeOfWords(lettersOf(text)) || isMadeOfWords(lettersOf(read));
};
