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
  'dueDate.instalments': {
    fr: 'Le fichier échelonne le paiement : {parts}. Les parts sont reprises en échéances, comptées en jours depuis l’émission.',
    en: 'The file has the payment in several parts: {parts}. They were taken as instalments, in days after issue.',
  },
  'dueDate.several': {
    fr: 'Le fichier nomme plusieurs échéances sans dire leurs parts de façon sûre : {dates}. La dernière est l’échéance de la facture, toutes sont écrites dans les conditions de paiement. Vérifiez.',
    en: 'The file names several due dates and not for certain what is due on each: {dates}. The last is the due date of the invoice, all are written in the payment terms. Check them.',
  },
  'creditNote.dueDate': {
    fr: 'L’échéance de l’avoir ({date}) est écrite dans ses conditions : un avoir n’a pas de champ pour elle.',
    en: 'The due date of the credit note ({date}) is written in its terms: a credit note has no field for it.',
  },
  'exemption.several': {
    fr: 'Le fichier donne plusieurs motifs d’exonération pour une même catégorie de TVA ({category}), la facture électronique n’en a qu’un : ils sont réunis en un texte (« {reasons} »), le code est {code}. Vérifiez, ou faites une facture par motif.',
    en: 'The file gives several reasons for exemption for one VAT category ({category}), an e-invoice has but one: they are joined in one text (“{reasons}”), the code is {code}. Check it, or make an invoice for each reason.',
  },
  'baseQuantity.ignored': {
    fr: 'Lignes {lines} : la quantité de base du prix (BT-149) contredit le montant de la ligne ; le prix a été lu pour 1 unité, ce qui donne le montant du fichier.',
    en: 'Lines {lines}: the base quantity of the price (BT-149) contradicts the line’s amount; the price was read as for 1 unit, which gives the file’s amount.',
  },
  'line.amount.kept': {
    fr: 'Le montant de ligne du fichier (BT-131) est gardé là où quantité × prix en donnent un autre, l’un des deux étant arrondi : {list}. Le prix est écrit pour toute la quantité ; sur une ligne avec remise, l’écart est une remise ou un supplément « Arrondi ».',
    en: 'The file’s line amount (BT-131) was kept where quantity × price make another, one of the two being rounded: {list}. The price is written for the whole quantity; on a line with a discount the difference is an allowance or charge “Arrondi”.',
  },
  'scheme.renamed': {
    fr: 'Schémas d’identifiants ramenés aux listes officielles (ISO 6523, EAS) : {list}. Vérifiez.',
    en: 'Schemes of identifiers put as the official lists have them (ISO 6523, EAS): {list}. Check them.',
  },
  'scheme.unknown': {
    fr: 'Schémas d’identifiants absents de la liste officielle (ISO 6523), qui feraient rejeter la facture : {list}. Les numéros sont gardés sans schéma.',
    en: 'Schemes of identifiers that are not on the official list (ISO 6523) and would have the invoice rejected: {list}. The numbers were kept without a scheme.',
  },
  'scheme.endpoint': {
    fr: 'Adresses électroniques non reprises, leur schéma n’étant pas dans la liste officielle (EAS) : {list}.',
    en: 'Electronic addresses not taken, as their scheme is not on the official list (EAS): {list}.',
  },
  'endpoint.mail': {
    fr: 'L’adresse électronique du client dans le fichier est un e-mail ({found}). Une entreprise reçoit ses factures électroniques à son SIREN ({siren}) : c’est lui qui est écrit, l’e-mail ne sert qu’à lui écrire.',
    en: 'The customer’s electronic address in the file is an e-mail ({found}). A business receives e-invoices at its SIREN ({siren}): that is what is written, the e-mail is only for writing to it.',
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
