import type { Texts } from './texts.ts';

/** What is wrong with one cell of a table. */
export const rowTexts = {
  'name.missing': {
    fr: 'Indiquez ce qui est facturé.',
    en: 'Say what is invoiced.',
  },
  'price.missing': {
    fr: 'Indiquez le prix unitaire hors taxes.',
    en: 'Enter the unit price without VAT.',
  },
  'number.invalid': {
    fr: '« {found} » n’est pas un nombre.',
    en: '“{found}” is not a number.',
  },
  'amount.tooLarge': {
    fr: 'Ce nombre est trop grand : un montant va jusqu’à 9 999 999 999 999,99.',
    en: 'This number is too large: an amount goes up to 9,999,999,999,999.99.',
  },
  'unit.unknown': {
    fr: 'L’unité « {found} » n’est pas connue. Écrivez par exemple : u, h, j, m, m², m³, kg, forfait.',
    en: 'The unit “{found}” is not known. Write for example: u, h, day, m, m2, m3, kg, lump sum.',
  },
  'vat.unknown': {
    fr: '« {found} » n’est pas un taux de TVA : 20, 10, 5,5, 2,1, 0, autoliquidation…',
    en: '“{found}” is not a VAT rate: 20, 10, 5.5, 2.1, 0, reverse charge…',
  },
  'discount.range': {
    fr: 'La remise doit être entre 0 et 100 %.',
    en: 'The discount must be between 0 and 100%.',
  },
  'text.tooLong': {
    fr: 'Ce texte dépasse 4000 caractères.',
    en: 'This text has more than 4000 characters.',
  },
} as const satisfies Record<string, Texts>;
