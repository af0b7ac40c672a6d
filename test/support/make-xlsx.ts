import { makeZip } from './make-zip.ts';

/** A cell: a text, a number, nothing; a number with the code of its format; a formula with what it made, or without. */
export type MadeCell =
  | string
  | number
  | null
  | { v: number | string; format?: string | number }
  | { formula: string; v?: number };

/** Rows and columns count from 1, as a person counts them. */
export type MadeSheet =
  | MadeCell[][]
  | {
      rows: MadeCell[][];
      hiddenRows?: number[];
      hiddenColumns?: number[];
      state?: 'hidden' | 'veryHidden';
      joined?: string[];
    };

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';

/** A workbook as spreadsheets write it: strings shared, numbers as `v`, one sheet after the other. */
export function makeXlsx(sheets: Record<string, MadeSheet>, { date1904 = false } = {}): Buffer {
  const names = Object.keys(sheets);
  const made = Object.values(sheets).map((sheet) => (Array.isArray(sheet) ? { rows: sheet } : sheet));
  const formats: (string | number)[] = [0];
  const strings: string[] = [];
  const indexIn = <T>(list: T[], value: T) =>
    list.includes(value) ? list.indexOf(value) : list.push(value) - 1;

  function cellOf(cell: MadeCell, at: string): string {
    if (cell === null) return '';
    if (typeof cell === 'string') return `<c r="${at}" t="s"><v>${indexIn(strings, cell)}</v></c>`;
    if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`;
    if ('formula' in cell) {
      const value = cell.v === undefined ? '' : `<v>${cell.v}</v>`;
      return `<c r="${at}"><f>${cell.formula}</f>${value}</c>`;
    }
    return `<c r="${at}" s="${indexIn(formats, cell.format ?? 0)}"><v>${cell.v}</v></c>`;
  }
  const sheetXml = ({
    rows,
    hiddenRows = [],
    hiddenColumns = [],
    joined = [],
  }: Exclude<MadeSheet, MadeCell[][]>) => {
    const columns = hiddenColumns.map((at) => `<col min="${at}" max="${at}" width="9" hidden="1"/>`).join('');
    const areas = joined.map((area) => `<mergeCell ref="${area}"/>`).join('');
    const body = rows.map((cells, row) => {
      const hidden = hiddenRows.includes(row + 1) ? ' hidden="1"' : '';
      const written = cells.map((cell, column) =>
        cellOf(cell, `${String.fromCharCode(65 + column)}${row + 1}`),
      );
      return `<row r="${row + 1}"${hidden}>${written.join('')}</row>`;
    });
    return `<worksheet xmlns="${main}">${columns && `<cols>${columns}</cols>`}<sheetData>${body.join('')}</sheetData>${areas && `<mergeCells>${areas}</mergeCells>`}</worksheet>`;
  };
  const worksheets = made.map(sheetXml);
  const custom = formats.filter((format) => typeof format === 'string');
  const idOf = (format: string | number) =>
    typeof format === 'number' ? format : 164 + custom.indexOf(format);
  const styles =
    `<styleSheet xmlns="${main}"><numFmts>${custom.map((code) => `<numFmt numFmtId="${idOf(code)}" formatCode="${escaped(code)}"/>`).join('')}</numFmts>` +
    `<cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs>${formats.map((format) => `<xf numFmtId="${idOf(format)}" applyNumberFormat="1"/>`).join('')}</cellXfs></styleSheet>`;
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`;
  const parts: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="${packages}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${packages}/relationships">${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><workbookPr${date1904 ? ' date1904="1"' : ''}/><sheets>${names
      .map((name, at) => {
        const state = made[at]?.state;
        return `<sheet name="${escaped(name)}" sheetId="${at + 1}"${state ? ` state="${state}"` : ''} r:id="rId${at + 1}"/>`;
      })
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packages}/relationships">${names
      .map((_, at) => relation(`rId${at + 1}`, 'worksheet', `worksheets/sheet${at + 1}.xml`))
      .join(
        '',
      )}${relation('rId900', 'sharedStrings', 'sharedStrings.xml')}${relation('rId901', 'styles', 'styles.xml')}</Relationships>`,
    'xl/sharedStrings.xml': `<sst xmlns="${main}">${strings.map((text) => `<si><t>${escaped(text)}</t></si>`).join('')}</sst>`,
    'xl/styles.xml': styles,
    ...Object.fromEntries(worksheets.map((xml, at) => [`xl/worksheets/sheet${at + 1}.xml`, xml])),
  };
  return makeZip(
    Object.entries(parts).map(([name, xml]) => ({
      name,
      content: `<?xml version="1.0" encoding="UTF-8"?>${xml}`,
    })),
  );
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
}
