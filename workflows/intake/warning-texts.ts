import { arrivalWarnings } from './accept-texts.ts';
import type { Texts } from './texts.ts';

/** What was assumed, changed or left out of a file that was taken. */
export const warningTexts = {
  ...arrivalWarnings,
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
  'columns.hidden': {
    fr: 'Colonnes masquées du classeur, non lues : {columns}.',
    en: 'Hidden columns of the workbook, not read: {columns}.',
  },
  'cell.mended': {
    fr: 'Cellule {cell} corrigée à la main : {was} → {now}.',
    en: 'Cell {cell} corrected by hand: {was} → {now}.',
  },
  'rows.above': {
    fr: 'Au-dessus des titres de colonnes, non repris ({rows}).',
    en: 'Above the heads of the columns, not taken ({rows}).',
  },
  'rows.repeated': {
    fr: 'Titres de colonnes répétés, non repris ({rows}).',
    en: 'Repeated heads of columns, not taken ({rows}).',
  },
  'rows.headings': {
    fr: 'Intertitres, non facturés ({rows}).',
    en: 'Headings, not invoiced ({rows}).',
  },
  'rows.hidden': {
    fr: 'Masqué dans le classeur, non repris ({rows}).',
    en: 'Hidden in the workbook, not taken ({rows}).',
  },
  'sums.held': {
    fr: 'Totaux du tableau, comparés aux lignes et non facturés ({rows}).',
    en: 'Totals of the table, compared with the lines and not invoiced ({rows}).',
  },
  'sums.unnamed': {
    fr: 'Ni quantité ni taux, et un montant qui est la somme des lignes au-dessus : pris pour un total, non facturé ({rows}). Si c’est une ligne à facturer, donnez-lui une quantité.',
    en: 'Neither a quantity nor a rate, and an amount that is the sum of the lines above: taken for a total, not invoiced ({rows}). If it is a line to invoice, give it a quantity.',
  },
  'sums.skipped': {
    fr: 'Totaux sans montant, non facturés ({rows}).',
    en: 'Totals without an amount, not invoiced ({rows}).',
  },
  'sums.rounded': {
    fr: 'Des totaux du tableau diffèrent des lignes de quelques centimes, par leurs arrondis ({rows}). Vérifiez.',
    en: 'Totals of the table differ from the lines by a few cents, by their rounding ({rows}). Check them.',
  },
  'table.decided': {
    fr: 'Des nombres ou des remises pouvaient se lire de deux façons : les montants du tableau n’en admettent qu’une, qui a été suivie. Vérifiez.',
    en: 'Numbers or discounts could be read in two ways: the amounts of the table allow but one, which was taken. Check them.',
  },
  'currency.read': {
    fr: 'Le tableau est en {currency} : c’est la monnaie de la facture provisoire.',
    en: 'The table is in {currency}: that is the currency of the draft.',
  },
  'price.gross': {
    fr: 'Des prix TTC ont été ramenés hors taxes ({rows}).',
    en: 'Prices with VAT were turned into prices without it ({rows}).',
  },
  'gross.differs': {
    fr: 'Les prix TTC du tableau font {stated} ; la facture provisoire, dont la TVA se calcule sur le total, fait {computed}. Vérifiez.',
    en: 'The prices with VAT of the table make {stated}; the draft, whose VAT is that of its total, makes {computed}. Check it.',
  },
  'price.fromAmount': {
    fr: 'Là où quantité et prix manquaient, le montant a été pris pour le prix d’une unité ({rows}).',
    en: 'Where quantity and price were missing, the amount was taken for the price of one ({rows}).',
  },
  'price.negative': {
    fr: 'Un prix n’est jamais négatif : son signe est passé à la quantité ({rows}).',
    en: 'A price is never negative: its sign went to the quantity ({rows}).',
  },
  'discount.ofLine': {
    fr: 'Une remise en montant a été prise pour la ligne entière, non pour chaque unité ({rows}). Vérifiez.',
    en: 'A discount as an amount was taken for the whole line, not for each unit ({rows}). Check it.',
  },
  'duration.read': {
    fr: 'Des durées sont devenues des quantités décimales : {list} ({rows}).',
    en: 'Times became decimal quantities: {list} ({rows}).',
  },
  'duration.exact': {
    fr: 'Des durées qui ne font pas un nombre décimal d’heures sont comptées en minutes, au prix de l’heure pour 60 : {list} ({rows}).',
    en: 'Times that are no decimal number of hours are counted in minutes, at the price of the hour for 60: {list} ({rows}).',
  },
  'product.read': {
    fr: 'Des quantités écrites comme produits ont été multipliées : {list} ({rows}).',
    en: 'Quantities written as products were multiplied: {list} ({rows}).',
  },
  'vat.noColumn': {
    fr: 'Aucune colonne de TVA : {rate} % a été mis sur chaque ligne. Vérifiez.',
    en: 'No VAT column: {rate}% was put on each line. Check it.',
  },
  'vat.assumed': {
    fr: 'Là où la TVA manquait, {rate} % a été mis ({rows}). Vérifiez.',
    en: 'Where the VAT was missing, {rate}% was put ({rows}). Check it.',
  },
  'vat.fraction': {
    fr: 'Des taux de TVA écrits en fractions ont été lus en pourcentages : {list} ({rows}).',
    en: 'VAT rates written as fractions were read as percentages: {list} ({rows}).',
  },
  'vat.zero': {
    fr: 'Le taux 0 a été lu comme une exonération ({rows}). Vérifiez, et donnez son motif.',
    en: 'The rate 0 was read as an exemption ({rows}). Check it, and give its reason.',
  },
  'vat.fromAmount': {
    fr: 'Le taux de TVA a été tiré de son montant ({rows}).',
    en: 'The VAT rate was drawn from its amount ({rows}).',
  },
  'quantity.noColumn': {
    fr: 'Aucune colonne de quantité : 1 a été mis sur chaque ligne.',
    en: 'No column of quantities: 1 was put on each line.',
  },
  'quantity.assumed': {
    fr: 'Là où la quantité manquait, 1 a été mis ({rows}).',
    en: 'Where the quantity was missing, 1 was put ({rows}).',
  },
  'sheets.ignored': {
    fr: 'Feuilles non lues : {sheets}.',
    en: 'Sheets not read: {sheets}.',
  },
} as const satisfies Record<string, Texts>;
