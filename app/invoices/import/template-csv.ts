/**
 * A table to begin with: its columns and two lines, as the import reads them. The byte order mark tells a spreadsheet that
 * it is UTF-8.
 */
export const templateCsv = `\ufeff${[
  'Désignation;Qté;Unité;Prix unitaire HT;TVA;Remise %',
  'Main-d’œuvre;12;h;58,00;20 %;',
  'Fourniture et pose;1;forfait;450,00;10 %;5',
].join('\r\n')}\r\n`;
