import type { imported as french } from '../../fr/editor/imported.ts';
import type { Texts } from '../../texts.ts';

export const imported: Texts<typeof french> = {
  import: {
    title: 'Import an invoice or lines',
    lead: 'A Factur-X (PDF), CII or UBL (XML) file becomes a provisional invoice; a CSV or XLSX table becomes its lines.',
    file: 'File',
    hint: 'PDF, XML, CSV or XLSX, 20 MB at most',
    business: 'Business to invoice for',
    read: 'Read the file',
    missing: 'Choose a file.',
    tooLarge: 'This file is over 20 MB.',
    refused: 'This file could not become an invoice',
    nothing: 'Nothing was created. Correct the file, then import it again.',
    mendHere:
      'Nothing was created. Correct the cells below and have the file read again, or correct it and choose it anew.',
    again: 'Read the file again',
    cell: 'Cell',
    says: 'What it says',
    mend: 'Correct cell {{cell}}, {{column}}',
    mended: 'Cell {{cell}} corrected by hand: “{{was}}” → “{{now}}”',
    emptyCell: 'empty',
    moreCells_one: 'And {{count}} more cell, which comes once these are read.',
    moreCells_other: 'And {{count}} more cells, which come once these are read.',
    column: 'Column',
    why: 'What is wrong',
    details: 'Found in the file',
    imported: 'Imported from {{file}}',
    original: 'Original document: {{number}}',
    originalDate: 'Original document: {{number}} of {{date}}',
    warnings: 'To check: what the reading assumed or left out',
    readLines: 'Lines read',
    totals: { net: 'Total without VAT', vat: 'VAT', gross: 'Total with VAT', payable: 'Payable' },
    sameTotals: 'These totals are those of the file, to the cent.',
    keepCustomer: 'Add the customer to the list if they are not in it',
    format:
      'A table may have titles above its columns; a row names these. Columns read: {{made}}. Columns compared with the lines: {{held}}. The others, rows of totals and what is hidden are not taken, and this is said.',
    template: 'Download a template table (CSV)',
    templateName: 'lines-template.csv',
    columnRead: '“{{header}}” = {{meaning}}',
    columnsRead: 'Columns read: {{columns}}.',
  },
};
