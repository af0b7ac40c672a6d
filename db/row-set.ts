import { SQL, type SQLChunk, StringChunk, sql } from 'drizzle-orm';

export type Cell = string | number | boolean | null;

/**
 * Rows as one value in a statement: `(select …) as name(columns)`, so that a batch of any size is one statement with a
 * parameter a column. `types` gives the SQL type of each column; every row has all of them. Values travel as text and
 * are cast in SQL.
 *
 * `offset 0` keeps the casts inside. A cast could leak what it is given, so under row-level security a join on one is
 * tried only after the policy, on every row of the office; on a plain column it goes through the index.
 */
export function rowSet<C extends string>(
  name: string,
  types: Record<C, string>,
  rows: Record<C, Cell>[],
): SQL {
  const columns = Object.keys(types) as C[];
  const list = columns.map((column) => `"${column}"`).join(', ');
  const [only] = rows;
  if (only && rows.length === 1) return oneRow(name, list, types, only);
  const names = sql.raw(list);
  const alias = sql.raw(`"${name}"`);
  const cells = columns.map((column) => ({ column, texts: rows.map((row) => textOf(row[column])) }));
  const shared = new Set(rows.length < manyRows ? [] : cells.filter(areAlike).map(({ column }) => column));
  const own = cells.filter(({ column }) => !shared.has(column));
  // Nothing tells the rows apart: one list at least says how many there are.
  if (own.length === 0) own.push(cells[0]!);
  const values = cells.map((cell) =>
    own.includes(cell)
      ? sql.raw(`"${cell.column}"::${types[cell.column]}`)
      : sql`(select ${cell.texts[0]}::text::${sql.raw(types[cell.column])})`,
  );
  const lists = own.map(({ texts }) => listOf(texts));
  const listed = sql.raw(own.map(({ column }) => `"${column}"`).join(', '));
  return sql`(select ${sql.join(values, sql`, `)} from unnest(${sql.join(lists, sql`, `)}) as t(${listed}) offset 0) as ${alias}(${names})`;
}

/** Flat: a piece of SQL of its own for each column took five times as long to put together, at every statement. */
function oneRow<C extends string>(
  name: string,
  list: string,
  types: Record<C, string>,
  row: Record<C, Cell>,
) {
  const chunks: SQLChunk[] = [];
  let before = '(select ';
  for (const column of Object.keys(types) as C[]) {
    chunks.push(new StringChunk(before), textOf(row[column]) as unknown as SQLChunk);
    before = `::text::${types[column]}, `;
  }
  chunks.push(new StringChunk(`${before.slice(0, -2)} offset 0) as "${name}"(${list})`));
  return new SQL(chunks);
}

/**
 * From so many rows on, a value that all of them share is sent, read and cast once. Which columns those are makes
 * another statement each time, so small sets, whose rows are alike by chance, are left alone.
 */
const manyRows = 16;

const areAlike = ({ texts }: { texts: (string | null)[] }) => texts.every((text) => text === texts[0]);

const textOf = (cell: Cell) => (cell === null ? null : String(cell));

const separator = '\x1f';
const absent = '\x1e';

const cannotBeSeparated = (text: string | null) =>
  !!text && (text.includes(separator) || text.includes(absent));

/**
 * Texts as one parameter. An array literal has each quote of each JSON document escaped and read back, which cost the
 * engine more than its machines; two characters that JSON never carries as they are separate the texts instead. A text
 * that has one of them after all goes as an array.
 */
function listOf(texts: (string | null)[]): SQL {
  if (texts.length === 0 || texts.some(cannotBeSeparated)) return sql`${sql.param(texts)}::text[]`;
  const joined = texts.map((text) => text ?? absent).join(separator);
  return sql`string_to_array(${joined}::text, ${sql.raw(`e'\\x1f', e'\\x1e'`)})`;
}

/** A bytea literal for `rowSet`. */
export const hex = (bytes: Buffer) => `\\x${bytes.toString('hex')}`;
