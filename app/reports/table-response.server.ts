import { contentDisposition } from '#app/lib/content-disposition.server.ts';
import type { Locale } from '#app/lib/format.ts';
import { csvTable, type Table } from '#workflows/export/table.ts';
import { xlsxOf } from '#workflows/export/xlsx.ts';
import type { FileForm } from './report-files.ts';
import type { ShownTable } from './shown-table.ts';

const types: Record<FileForm, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** A report as a file to take away, with all of its rows. */
export function tableResponse(
  { columns, rows }: ShownTable,
  name: string,
  form: FileForm,
  locale: Locale,
): Response {
  const kept = columns.map((column, at) => ({ column, at })).filter(({ column }) => column.only !== 'page');
  const table: Table = {
    name,
    columns: kept.map(({ column: { head, kind } }) => ({ head, kind })),
    rows: rows.map(({ cells }) => kept.map(({ at }) => cells[at] ?? null)),
  };
  const body = form === 'csv' ? Buffer.from(csvTable(table, locale)) : xlsxOf(table);
  return new Response(new Uint8Array(body), {
    headers: {
      'Content-Type': types[form],
      'Content-Disposition': contentDisposition('attachment', `${name}.${form}`),
      'Content-Length': String(body.length),
      'Cache-Control': 'private, no-store',
    },
  });
}
