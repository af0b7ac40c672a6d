import { fill, type Texts, type Values } from '../texts.ts';

/** What a table leaves open, with the answers a person may give. `name` and `value` travel in forms and on a command's line. */
export type Question = { name: QuestionName; text: Texts; choices: { value: string; text: Texts }[] };

export const questionNames = ['decimal', 'discount', 'headings', 'sums', 'sheet'] as const;
type QuestionName = (typeof questionNames)[number];

/** What a person has answered, by question. */
export type Answers = Partial<Record<QuestionName, string>>;

const texts = {
  decimal: {
    fr: 'Colonne « {column} », ligne {row} : « {found} » peut se lire de deux façons. Que veut dire ce signe ?',
    en: 'Column “{column}”, row {row}: “{found}” can be read in two ways. What does this sign mean?',
  },
  discount: {
    fr: 'Colonne « {column} », ligne {row} : « {found} » est-il un pourcentage ou un montant ?',
    en: 'Column “{column}”, row {row}: is “{found}” a percentage or an amount?',
  },
  headings: {
    fr: 'Des lignes n’ont qu’une désignation ({rows}). Sont-elles des intertitres ?',
    en: 'Some rows have a name alone ({rows}). Are they headings?',
  },
  sums: {
    fr: 'Ligne {row}, « {name} » : « {found} » est la somme des lignes au-dessus. Est-ce un total ?',
    en: 'Row {row}, “{name}”: “{found}” is the sum of the lines above. Is it a total?',
  },
  sheet: {
    fr: 'Plusieurs feuilles contiennent un tableau de lignes. Laquelle faut-il lire ?',
    en: 'Several sheets hold a table of lines. Which one is to be read?',
  },
} as const satisfies Record<QuestionName, Texts>;

const choiceTexts = {
  comma: {
    fr: 'La virgule sépare les décimales : c’est {comma}',
    en: 'The comma is the decimal sign: it is {comma}',
  },
  point: {
    fr: 'Le point sépare les décimales : c’est {point}',
    en: 'The point is the decimal sign: it is {point}',
  },
  percent: { fr: 'Un pourcentage du prix', en: 'A percentage of the price' },
  amount: { fr: 'Un montant à déduire de la ligne', en: 'An amount to deduct from the line' },
  skip: { fr: 'Oui, ne pas les facturer', en: 'Yes, do not invoice them' },
  total: { fr: 'Oui, ne pas le facturer', en: 'Yes, do not invoice it' },
  bill: { fr: 'Non, c’est une ligne à facturer', en: 'No, it is a line to invoice' },
  fix: { fr: 'Non, il leur manque un prix', en: 'No, they lack a price' },
} as const satisfies Record<string, Texts>;

const choicesOf = {
  decimal: ['comma', 'point'],
  discount: ['percent', 'amount'],
  headings: ['skip', 'fix'],
  sums: ['total', 'bill'],
} as const;

export function question(name: keyof typeof choicesOf, values: Values): Question {
  const choices = choicesOf[name].map((value) => ({ value, text: fill(choiceTexts[value], values) }));
  return { name, text: fill(texts[name], values), choices };
}

/** Which of several sheets, by their names. */
export function sheetQuestion(sheets: string[]): Question {
  return {
    name: 'sheet',
    text: texts.sheet,
    choices: sheets.map((value) => ({ value, text: { fr: value, en: value } })),
  };
}
