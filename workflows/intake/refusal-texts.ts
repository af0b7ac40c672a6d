import { arrivalRefusals } from './accept-texts.ts';
import type { Texts } from './texts.ts';

/** Why a file is refused, and what its owner can do; {names} are values. */
export const refusalTexts = {
  ...arrivalRefusals,
  'file.missing': {
    fr: 'Ce fichier n’existe pas ou ne peut être ouvert.',
    en: 'This file does not exist or cannot be opened.',
  },
  'file.empty': {
    fr: 'Le fichier est vide.',
    en: 'The file is empty.',
  },
  'file.tooLarge': {
    fr: 'Le fichier dépasse {limit} Mo. Réduisez-le ou partagez-le en plusieurs.',
    en: 'The file is larger than {limit} MB. Make it smaller or split it.',
  },
  'file.unknown': {
    fr: 'Ce type de fichier n’est pas reconnu. Donnez un CSV, un XLSX, un XML CII ou UBL, ou un PDF Factur-X.',
    en: 'This type of file is not known. Give a CSV, an XLSX, a CII or UBL XML, or a Factur-X PDF.',
  },
  'file.oldExcel': {
    fr: 'L’ancien format XLS n’est pas lu. Enregistrez le classeur au format XLSX.',
    en: 'The old XLS format is not read. Save the workbook as XLSX.',
  },
  'file.polyglot': {
    fr: 'Le fichier contient deux formats à la fois ; il est refusé par prudence.',
    en: 'The file is two formats at once; it is refused to be on the safe side.',
  },
  'file.truncated': {
    fr: 'Le fichier est incomplet : son transfert s’est sans doute interrompu. Envoyez-le de nouveau.',
    en: 'The file is incomplete: its transfer was probably cut short. Send it again.',
  },
  'file.tooSlow': {
    fr: 'La lecture du fichier a pris plus de {seconds} secondes ; elle a été arrêtée.',
    en: 'Reading the file took more than {seconds} seconds and was stopped.',
  },
  'file.tooHeavy': {
    fr: 'La lecture du fichier demande trop de mémoire ; elle a été arrêtée.',
    en: 'Reading the file takes too much memory; it was stopped.',
  },
  'file.unreadable': {
    fr: 'Le fichier est abîmé et n’a pas pu être lu.',
    en: 'The file is damaged and could not be read.',
  },
  'logo.type': {
    fr: 'Le logo doit être une image PNG ou JPEG.',
    en: 'The logo must be a PNG or JPEG picture.',
  },
  'logo.size': {
    fr: 'Le logo dépasse {most} pixels de côté. Réduisez-le : 1 400 pixels de large suffisent.',
    en: 'The logo is larger than {most} pixels a side. Make it smaller: 1,400 pixels of width are enough.',
  },
  'logo.cmyk': {
    fr: 'Le logo est en couleurs d’imprimerie (CMJN). Enregistrez-le en couleurs d’écran (RVB).',
    en: 'The logo is in printing colours (CMYK). Save it in screen colours (RGB).',
  },
  'logo.unreadable': {
    fr: 'L’image du logo est abîmée et n’a pas pu être lue.',
    en: 'The logo’s picture is damaged and could not be read.',
  },
  'terms.type': {
    fr: 'Les conditions générales doivent être un fichier PDF.',
    en: 'The terms of sale must be a PDF file.',
  },
  'terms.pages': {
    fr: 'Les conditions générales ont {found} pages. Donnez-en {most} au plus.',
    en: 'The terms of sale have {found} pages. Give {most} at most.',
  },
  'terms.heavy': {
    fr: 'Les conditions générales sont trop lourdes pour suivre chaque facture. Simplifiez leurs images et leurs dessins.',
    en: 'The terms of sale are too heavy to follow each invoice. Simplify their pictures and drawings.',
  },
  busy: {
    fr: 'Trop de fichiers sont lus en ce moment. Réessayez dans une minute.',
    en: 'Too many files are being read right now. Try again in a minute.',
  },
  'xml.doctype': {
    fr: 'Le XML contient une déclaration DOCTYPE ou ENTITY, interdite dans une facture.',
    en: 'The XML has a DOCTYPE or ENTITY declaration, which an invoice must not have.',
  },
  'xml.malformed': {
    fr: 'Le XML est mal formé, ligne {line} : {why}',
    en: 'The XML is not well formed, line {line}: {why}',
  },
  'xml.encoding': {
    fr: 'Le XML n’est pas écrit dans le codage qu’il annonce ({encoding}).',
    en: 'The XML is not in the encoding it declares ({encoding}).',
  },
  'xml.entity': {
    fr: 'Le XML contient une entité inconnue : {entity}',
    en: 'The XML has an unknown entity: {entity}',
  },
  'xml.notCii': {
    fr: 'Ce XML n’est pas une facture CII ou UBL : il commence par « {found} ».',
    en: 'This XML is no CII or UBL invoice: it begins with “{found}”.',
  },
  'element.missing': {
    fr: 'Il manque l’élément obligatoire {element}.',
    en: 'The mandatory element {element} is missing.',
  },
  'number.invalid': {
    fr: '« {found} » n’est pas un nombre admis pour {element}.',
    en: '“{found}” is not a number that {element} may have.',
  },
  'amount.decimals': {
    fr: 'Le montant {element} = {found} a plus de deux décimales (règle BR-DEC).',
    en: 'The amount {element} = {found} has more than two decimals (rule BR-DEC).',
  },
  'amount.tooLarge': {
    fr: '{fr}un montant est trop grand, un document va jusqu’à 9 999 999 999 999,99.',
    en: '{en}an amount is too large, a document goes up to 9,999,999,999,999.99.',
  },
  'date.invalid': {
    fr: '« {found} » n’est pas une date (AAAAMMJJ) pour {element}.',
    en: '“{found}” is not a date (YYYYMMDD) for {element}.',
  },
  'line.incomplete': {
    fr: 'Ligne {line} : il manque {element}.',
    en: 'Line {line}: {element} is missing.',
  },
  'lines.none': {
    fr: 'Le document n’a pas de lignes : les profils MINIMUM et BASIC WL ne suffisent pas pour une facture provisoire.',
    en: 'The document has no lines: the profiles MINIMUM and BASIC WL are not enough for a draft.',
  },
  'vat.category': {
    fr: 'La catégorie de TVA « {found} » n’existe pas dans la norme EN 16931, ni dans la loi française. Demandez un fichier corrigé à qui l’a établi.',
    en: 'The VAT category “{found}” is not one of EN 16931, nor of French law. Ask whoever made the file for a corrected one.',
  },
  'kind.unsupported': {
    fr: 'Ce type de document ({found}) n’est pas repris : seulement facture 380, avoir 381, rectificative 384, acompte 386.',
    en: 'This type of document ({found}) is not taken: only invoice 380, credit note 381, corrective 384, deposit 386.',
  },
  'model.invalid': {
    fr: 'Une donnée dépasse ce qu’une facture provisoire peut contenir ({path} : {why}).',
    en: 'A value exceeds what a draft can hold ({path}: {why}).',
  },
  'totals.differ': {
    fr: 'Ce fichier se contredit. {fr} Demandez un fichier corrigé à qui l’a établi.',
    en: 'This file contradicts itself. {en} Ask whoever made it for a corrected one.',
  },
  'pdf.encrypted': {
    fr: 'Le PDF est protégé par un mot de passe. Enregistrez-le sans protection.',
    en: 'The PDF is protected by a password. Save it without protection.',
  },
  'pdf.tooComplex': {
    fr: 'Le PDF contient trop d’objets ({found}) pour une facture.',
    en: 'The PDF has too many objects ({found}) for an invoice.',
  },
  'pdf.active': {
    fr: 'Le PDF peut agir par lui-même ({what}). Imprimez-le en PDF et donnez cette copie.',
    en: 'The PDF can act by itself ({what}). Print it to a PDF and give that copy.',
  },
  'pdf.noXml': {
    fr: 'Ce PDF ne contient pas de facture électronique (factur-x.xml). Donnez un PDF Factur-X, ou saisissez la facture.',
    en: 'This PDF has no e-invoice in it (factur-x.xml). Give a Factur-X PDF, or type the invoice.',
  },
  'zip.entries': {
    fr: 'Le classeur contient {found} fichiers ; {limit} au plus sont admis.',
    en: 'The workbook has {found} files in it; {limit} at most are accepted.',
  },
  'zip.tooLarge': {
    fr: 'Le classeur décompressé dépasse {limit} Mo.',
    en: 'The workbook is larger than {limit} MB when unpacked.',
  },
  'zip.ratio': {
    fr: 'Le classeur est compressé plus de {limit} fois : il est refusé par prudence.',
    en: 'The workbook is compressed more than {limit} times: it is refused to be on the safe side.',
  },
  'zip.encrypted': {
    fr: 'Le classeur est protégé par un mot de passe. Enregistrez-le sans protection.',
    en: 'The workbook is protected by a password. Save it without protection.',
  },
  'xlsx.notWorkbook': {
    fr: 'Ce fichier ZIP n’est pas un classeur XLSX.',
    en: 'This ZIP file is not an XLSX workbook.',
  },
  'table.columns': {
    fr: 'Une ligne doit nommer les colonnes ; il manque à la ligne {row}, qui s’en approche le plus : {fr}.',
    en: 'A row must name the columns; row {row}, which comes nearest, lacks: {en}.',
  },
  'table.duplicate': {
    fr: 'Deux colonnes veulent dire « {fr} » : {headers}. Gardez-en une.',
    en: 'Two columns mean “{en}”: {headers}. Keep one.',
  },
  'table.hidden': {
    fr: 'Des colonnes nécessaires sont masquées dans le classeur : {columns}. Affichez-les, et donnez le classeur de nouveau.',
    en: 'Columns that are needed are hidden in the workbook: {columns}. Show them, and give the workbook again.',
  },
  'table.sign': {
    fr: 'Ce signe est celui de plusieurs monnaies : {headers}. Écrivez à sa place le code de la vôtre : USD, CAD, JPY…',
    en: 'This sign is that of several currencies: {headers}. Write the code of yours in its place: USD, CAD, JPY…',
  },
  'table.unclear': {
    fr: 'Aucun titre ne nomme clairement « {fr} », et ceci pourrait l’être : {headers}. Appelez ainsi la colonne à facturer, ou retirez-la.',
    en: 'No head clearly names “{en}”, and this might be it: {headers}. Call the column to invoice so, or remove it.',
  },
  'table.empty': {
    fr: 'Le tableau n’a pas de ligne à facturer sous ses titres.',
    en: 'The table has no row to invoice below its heads.',
  },
  'table.tooLong': {
    fr: 'Le tableau a {found} lignes ; {limit} au plus sont admises.',
    en: 'The table has {found} rows; {limit} at most are accepted.',
  },
  'table.rows': {
    fr: '{fr} : aucune ligne n’a été reprise.',
    en: '{en}: no row was taken.',
  },
  'cells.unknown': {
    fr: 'Des corrections sont sans place dans ce tableau : {cells}. Rien n’a été lu ; choisissez le fichier de nouveau.',
    en: 'Corrections have no place in this table: {cells}. Nothing was read; choose the file again.',
  },
  'cells.otherSheet': {
    fr: 'Les cellules corrigées sont d’une autre feuille (« {sheet} »). Rien n’a été lu ; choisissez le fichier de nouveau.',
    en: 'The corrected cells are of another sheet (“{sheet}”). Nothing was read; choose the file again.',
  },
  'cells.tooMany': {
    fr: 'Plus de {limit} cellules corrigées à la main : corrigez plutôt le fichier.',
    en: 'More than {limit} cells corrected by hand: correct the file instead.',
  },
  'cells.tooLong': {
    fr: 'Une cellule corrigée tient en 4000 caractères : {cells}.',
    en: 'A corrected cell has at most 4000 characters: {cells}.',
  },
  'table.asks': {
    fr: 'Ce tableau peut se lire de plusieurs façons. Répondez, puis faites-le lire de nouveau.',
    en: 'This table can be read in several ways. Answer, then have it read again.',
  },
  'csv.malformed': {
    fr: 'Le CSV est mal formé, ligne {line} : un guillemet est sans doute ouvert sans être fermé.',
    en: 'The CSV is not well formed, line {line}: a quote was probably opened and not closed.',
  },
} as const satisfies Record<string, Texts>;

/** What the file states and what follows from its lines, by the rule of EN 16931 that binds them. */
export const differenceTexts = {
  'BT-131': {
    fr: 'Ligne {line}{named} : {quantity} × {price} font {computed}, le fichier indique {stated} (BT-131).',
    en: 'Line {line}{named}: {quantity} × {price} make {computed}, the file says {stated} (BT-131).',
  },
  adjusted: {
    fr: 'Ligne {line}{named} : {quantity} × {price} font {computed}, remises et frais compris, le fichier indique {stated} (BT-131).',
    en: 'Line {line}{named}: {quantity} × {price} make {computed} with its allowances and charges, the file says {stated} (BT-131).',
  },
  'BR-CO-10': {
    fr: 'Les lignes font ensemble {computed}, le fichier indique {stated} (BR-CO-10).',
    en: 'The lines make {computed} together, the file says {stated} (BR-CO-10).',
  },
  'BR-CO-11': {
    fr: 'Les remises font ensemble {computed}, le fichier indique {stated} (BR-CO-11).',
    en: 'The allowances make {computed} together, the file says {stated} (BR-CO-11).',
  },
  'BR-CO-12': {
    fr: 'Les frais font ensemble {computed}, le fichier indique {stated} (BR-CO-12).',
    en: 'The charges make {computed} together, the file says {stated} (BR-CO-12).',
  },
  'BR-CO-13': {
    fr: 'Le total hors TVA est de {computed}, le fichier indique {stated} (BR-CO-13).',
    en: 'The total without VAT is {computed}, the file says {stated} (BR-CO-13).',
  },
  'BR-CO-14': {
    fr: 'Le total de TVA est de {computed}, le fichier indique {stated} (BR-CO-14).',
    en: 'The total VAT is {computed}, the file says {stated} (BR-CO-14).',
  },
  'BR-CO-15': {
    fr: 'Le total TTC est de {computed}, le fichier indique {stated} (BR-CO-15).',
    en: 'The total with VAT is {computed}, the file says {stated} (BR-CO-15).',
  },
  'BR-CO-16': {
    fr: 'Le montant à payer est de {computed}, le fichier indique {stated} (BR-CO-16).',
    en: 'The amount due is {computed}, the file says {stated} (BR-CO-16).',
  },
  base: {
    fr: 'La base de TVA {category} à {rate} % est de {computed}, le fichier indique {stated} ({baseRule}).',
    en: 'The base of VAT {category} at {rate}% is {computed}, the file says {stated} ({baseRule}).',
  },
  'BR-CO-17': {
    fr: 'La TVA {category} à {rate} % est de {computed}, le fichier indique {stated} (BR-CO-17).',
    en: 'The VAT {category} at {rate}% is {computed}, the file says {stated} (BR-CO-17).',
  },
} as const satisfies Record<string, Texts>;
