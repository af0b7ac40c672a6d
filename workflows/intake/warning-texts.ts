import type { Texts } from './texts.ts';

/** What was assumed, changed or left out of a file that was taken. */
export const warningTexts = {
  notKept: {
    fr: 'Non repris du fichier, la facture provisoire n’ayant pas de place pour cela : {elements}.',
    en: 'Not taken from the file, as a draft has no place for it: {elements}.',
  },
  'operation.assumed': {
    fr: 'Le fichier ne dit pas s’il s’agit de biens ou de services : services a été choisi. Vérifiez.',
    en: 'The file does not say whether goods or services are sold: services was chosen. Check it.',
  },
  'dueDate.asDays': {
    fr: 'L’échéance du fichier ({date}) est devenue un délai : émission + {days} j.',
    en: 'The due date of the file ({date}) became a term: issue + {days} d.',
  },
  'baseQuantity.ignored': {
    fr: 'Lignes {lines} : la quantité de base du prix (BT-149) contredit le montant de la ligne ; le prix a été lu pour 1 unité, ce qui donne le montant du fichier.',
    en: 'Lines {lines}: the base quantity of the price (BT-149) contradicts the line’s amount; the price was read as for 1 unit, which gives the file’s amount.',
  },
  'kind.factored': {
    fr: 'Le fichier est une facture affacturée (393) ; la facture provisoire est une facture simple. Ajoutez la mention de subrogation et le compte du factor.',
    en: 'The file is a factored invoice (393); the draft is a plain one. Add the subrogation clause and the factor’s account.',
  },
  'columns.ignored': {
    fr: 'Colonnes non lues : {columns}.',
    en: 'Columns not read: {columns}.',
  },
  'vat.assumed': {
    fr: 'Aucune colonne de TVA : 20 % a été mis sur chaque ligne. Vérifiez.',
    en: 'No VAT column: 20% was put on each line. Check it.',
  },
  'vat.fraction': {
    fr: 'Les taux de TVA écrits 0,2 ou 0,1 ont été lus comme 20 % ou 10 %.',
    en: 'VAT rates written as 0.2 or 0.1 were read as 20% or 10%.',
  },
  'quantity.assumed': {
    fr: 'Là où la quantité manquait, 1 a été mis (lignes {rows}).',
    en: 'Where the quantity was missing, 1 was put (rows {rows}).',
  },
  'sheets.ignored': {
    fr: 'Seule la première feuille a été lue ; non lues : {sheets}.',
    en: 'Only the first sheet was read; not read: {sheets}.',
  },
} as const satisfies Record<string, Texts>;
