/**
 * A table to begin with: its columns and two lines, as the import reads them. The byte order mark tells a spreadsheet that
 * it is UTF-8. A link holds it whole: nothing is asked of the server.
 */
export const templateCsv = [
  'Désignation;Qté;Unité;Prix unitaire HT;TVA;Remise %',
  'Main-d’œuvre;12;h;58,00;20 %;',
  'Fourniture et pose;1;forfait;450,00;10 %;5',
].join('\r\n');

/** The address of a link to it. */
export const templateHref = `data:text/csv;charset=utf-8,${encodeURIComponent(`\ufeff${templateCsv}\r\n`)}`;
