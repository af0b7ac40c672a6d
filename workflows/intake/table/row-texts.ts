import type { Texts } from '../texts.ts';

/** What is wrong with one cell of a table, and what to do about it. */
export const rowTexts = {
  'name.missing': {
    fr: 'Indiquez ce qui est facturé.',
    en: 'Say what is invoiced.',
  },
  'price.missing': {
    fr: 'Indiquez le prix unitaire.',
    en: 'Enter the unit price.',
  },
  'number.invalid': {
    fr: '« {found} » n’est pas un nombre.',
    en: '“{found}” is not a number.',
  },
  'quantity.invalid': {
    fr: '« {found} » n’est pas une quantité. Écrivez par exemple : 12,5 ; 2 h ; 1h30.',
    en: '“{found}” is not a quantity. Write for example: 12.5; 2 h; 1:30.',
  },
  'duration.unit': {
    fr: '« {found} » est une durée en minutes : indiquez si le prix est à l’heure (h) ou à la minute (min).',
    en: '“{found}” is a time in minutes: say whether the price is by the hour (h) or by the minute (min).',
  },
  'duration.misfit': {
    fr: '« {found} » est une durée, et l’unité de la ligne n’en est pas une. Mettez l’unité h ou min.',
    en: '“{found}” is a time, and the unit of the line is none. Make the unit h or min.',
  },
  'words.differ': {
    fr: '« {found} » contredit le titre de la colonne, « {head} ». Corrigez l’un ou l’autre.',
    en: '“{found}” contradicts the head of the column, “{head}”. Correct one of them.',
  },
  'percent.unwanted': {
    fr: '« {found} » est un pourcentage : un prix est attendu.',
    en: '“{found}” is a percentage: a price is expected.',
  },
  'currency.sign': {
    fr: '« {found} » : ce signe est celui de plusieurs monnaies. Écrivez le code de la vôtre : USD, CAD…',
    en: '“{found}”: this sign is that of several currencies. Write the code of yours: USD, CAD…',
  },
  'currency.unknown': {
    fr: '« {found} » n’est pas un code de monnaie. Écrivez par exemple : EUR, USD, CHF.',
    en: '“{found}” is not the code of a currency. Write for example: EUR, USD, CHF.',
  },
  'currency.mixed': {
    fr: '« {found} » n’est pas en {currency} comme le reste du tableau. Une facture n’a qu’une monnaie.',
    en: '“{found}” is not in {currency} as the rest of the table is. An invoice has one currency.',
  },
  'amount.tooLarge': {
    fr: 'Ce nombre est trop grand : un montant va jusqu’à 9 999 999 999 999,99.',
    en: 'This number is too large: an amount goes up to 9,999,999,999,999.99.',
  },
  'amount.differs': {
    fr: '{quantity} × {price} font {computed}, remise comprise ; la cellule indique « {found} ».',
    en: '{quantity} × {price} make {computed}, discount included; the cell says “{found}”.',
  },
  'vat.differs': {
    fr: 'La TVA à {rate} % est de {computed} ; la cellule indique « {found} ».',
    en: 'The VAT at {rate}% is {computed}; the cell says “{found}”.',
  },
  'grossPrice.differs': {
    fr: '« {found} » n’est pas le prix hors taxes avec {rate} % de TVA.',
    en: '“{found}” is not the price without VAT with {rate}% of VAT.',
  },
  'sum.differs': {
    fr: 'Les lignes au-dessus font {computed} ; la cellule indique « {found} ». Corrigez les lignes ou le total.',
    en: 'The lines above make {computed}; the cell says “{found}”. Correct the lines or the total.',
  },
  'sum.unsure': {
    fr: 'Cette ligne ressemble à un total, mais les lignes au-dessus font {computed} et la cellule indique « {found} ». Si elle est à facturer, donnez-lui un autre nom, une quantité et un prix.',
    en: 'This row looks like a total, but the lines above make {computed} and the cell says “{found}”. If it is to be invoiced, give it another name, a quantity and a price.',
  },
  'row.payment': {
    fr: 'Un paiement reçu n’est pas une ligne de facture. Retirez cette ligne, et reprenez l’acompte dans la facture provisoire.',
    en: 'A payment received is not a line of an invoice. Remove this row, and take the deposit back in the draft.',
  },
  'unit.unknown': {
    fr: 'L’unité « {found} » n’est pas connue. Écrivez par exemple : u, h, j, m, m², m³, kg, forfait.',
    en: 'The unit “{found}” is not known. Write for example: u, h, day, m, m2, m3, kg, lump sum.',
  },
  'unit.differs': {
    fr: 'Les unités de la ligne se contredisent ({units}). Gardez-en une.',
    en: 'The units of the row contradict each other ({units}). Keep one.',
  },
  'vat.unknown': {
    fr: '« {found} » n’est pas un taux de TVA : 20, 10, 5,5, 2,1, 0, autoliquidation… Si c’est un montant, appelez la colonne « Montant TVA ».',
    en: '“{found}” is not a VAT rate: 20, 10, 5.5, 2.1, 0, reverse charge… If it is an amount, call the column “VAT amount”.',
  },
  'vat.noRate': {
    fr: 'Aucun taux, ou plus d’un, ne fait « {found} » de TVA sur cette ligne. Ajoutez une colonne « Taux de TVA ».',
    en: 'No rate, or more than one, makes “{found}” of VAT on this line. Add a column “VAT rate”.',
  },
  'discount.range': {
    fr: 'La remise doit être entre 0 et 100 %, ou un montant sans signe moins.',
    en: 'The discount must be between 0 and 100%, or an amount without a minus sign.',
  },
  'discount.fraction': {
    fr: '« {found} » : est-ce {found} % ou cent fois plus ? Écrivez la remise avec son signe %.',
    en: '“{found}”: is it {found}% or a hundred times as much? Write the discount with its % sign.',
  },
  'formula.failed': {
    fr: 'La formule de cette cellule a échoué (« {found} »). Corrigez-la dans le tableur.',
    en: 'The formula of this cell failed (“{found}”). Correct it in the spreadsheet.',
  },
  'text.tooLong': {
    fr: 'Ce texte dépasse 4000 caractères.',
    en: 'This text has more than 4000 characters.',
  },
} as const satisfies Record<string, Texts>;
