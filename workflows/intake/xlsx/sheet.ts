import type { Cell, Table } from '../table/cell.ts';
import { columnLetters, columnOf } from '../table/cell-name.ts';
import { shownNumber } from './shown-number.ts';
import { tagsOf } from './tags.ts';
import { type Book, isTrue } from './workbook.ts';

/**
 * The rows of a sheet that are shown, and what of it is not: rows by number, columns by letter, with something in them, and the
 * hidden cells of the first rows, where the heads are.
 */
export type Sheet = { table: Table; hiddenRows: number[]; hiddenColumns: string[]; hiddenCells: Table };

/** A sheet may claim a million columns. */
const mostColumns = 500;

/** Heads stand within these rows. */
const mostHeads = 100;

type Open = { at: number; type: string; format: number; value: string; formula: string | null };

/** Walks through the cells of a sheet once. Values of formulas are those the workbook stored. */
export function readSheet(xml: Uint8Array, book: Book): Sheet {
  const table: Table = [];
  const hiddenRows: number[] = [];
  const isHiddenColumn = new Map<number, boolean>();
  const hiddenWithText = new Set<number>();
  const hiddenCells: Table = [];
  let row = { number: 0, isHidden: false, cells: [] as Cell[], hidden: [] as Cell[] };
  let cell: Open | null = null;
  let inside: 'value' | 'formula' | null = null;
  for (const tag of tagsOf(xml)) {
    if (tag.kind === 'text') {
      if (cell && inside === 'value') cell.value += tag.text;
      else if (cell && inside === 'formula') cell.formula = (cell.formula ?? '') + tag.text;
      continue;
    }
    const opens = tag.kind === 'open';
    const attributes = opens ? tag.attributes : {};
    switch (tag.name) {
      case 'col':
        if (opens && (isTrue(attributes.hidden) || Number(attributes.width) === 0)) {
          const last = Math.min(Number(attributes.max), mostColumns);
          for (let at = Number(attributes.min); at <= last; at++) isHiddenColumn.set(at - 1, true);
        }
        break;
      case 'row':
        if (opens) {
          const isHidden = isTrue(attributes.hidden) || Number(attributes.ht ?? 1) === 0;
          row = { number: Number(attributes.r ?? row.number + 1), isHidden, cells: [], hidden: [] };
        } else if (row.cells.some(({ text }) => text.trim())) {
          if (row.isHidden) hiddenRows.push(row.number);
          else {
            table.push({ row: row.number, cells: filled(row.cells) });
            if (row.hidden.length > 0 && table.length <= mostHeads)
              hiddenCells.push({ row: row.number, cells: filled(row.hidden) });
          }
        }
        break;
      case 'c':
        if (opens) {
          const at = attributes.r ? columnOf(attributes.r) : row.cells.length;
          cell = {
            at,
            type: attributes.t ?? 'n',
            format: Number(attributes.s ?? 0),
            value: '',
            formula: null,
          };
        } else if (cell) {
          const text = cellOf(cell, book);
          if (text.text.trim() && isHiddenColumn.get(cell.at)) {
            hiddenWithText.add(cell.at);
            row.hidden[cell.at] = text;
          } else if (cell.at < mostColumns) row.cells[cell.at] = text;
          cell = null;
        }
        break;
      case 'v':
      case 't':
        inside = opens ? 'value' : null;
        break;
      case 'f':
        inside = opens ? 'formula' : null;
        if (cell && opens) cell.formula ??= '';
        break;
      case 'rPh':
        inside = null;
        break;
      case 'mergeCell':
        if (opens) cover(table, attributes.ref ?? '');
        break;
    }
  }
  const hiddenColumns = [...hiddenWithText].sort((a, b) => a - b).map(columnLetters);
  return { table, hiddenRows, hiddenColumns, hiddenCells };
}

/** Of cells that are joined down a column only the first is filled. */
function cover(table: Table, area: string): void {
  const [, from = '', first = '', to = '', last = ''] = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/.exec(area) ?? [];
  if (from === '' || from !== to) return;
  const at = columnOf(from);
  const rows = table.filter(({ row }) => row >= Number(first) && row <= Number(last));
  const top = rows[0]?.row === Number(first) ? rows[0].cells[at] : undefined;
  if (!top?.text) return;
  for (const { cells } of rows.slice(1)) {
    while (cells.length < at) cells.push({ text: '' });
    cells[at] = { text: '', covering: top };
  }
}

const filled = (cells: Cell[]): Cell[] => Array.from(cells, (cell) => cell ?? { text: '' });

function cellOf({ type, format, value, formula }: Open, book: Book): Cell {
  // A formula whose result was never stored: what is shown is not known, and a formula is no value.
  if (value === '' && formula !== null) return { text: `=${formula}` };
  switch (type) {
    case 's':
      return { text: book.strings[Number(value)] ?? '' };
    case 'b':
      return { text: value === '1' ? 'TRUE' : 'FALSE' };
    case 'n':
      return value
        ? shownNumber(value, book.formats[format] ?? { shows: 'number', words: '' }, book.from1904)
        : { text: '' };
    default:
      return { text: value };
  }
}
