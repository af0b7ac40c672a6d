import { type SQL, sql } from 'drizzle-orm';

type Cell = string | number | boolean | null;

/**
 * Rows as one value in a statement: `(select … from unnest(…)) as name(columns)`, so that a batch of any size is one
 * statement with a parameter a column. `types` gives the SQL type of each column; every row has all of them.
 * Values travel as text and are cast in SQL.
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
  const arrays = columns.map((column) => sql.param(rows.map((row) => textOf(row[column]))));
  const casts = columns.map((column) => `"${column}"::${types[column]}`).join(', ');
  const names = columns.map((column) => `"${column}"`).join(', ');
  return sql`${sql.raw(`(select ${casts} from unnest(`)}${sql.join(arrays, sql.raw('::text[], '))}${sql.raw(`::text[]) as t(${names}) offset 0) as "${name}"(${names})`)}`;
}

const textOf = (cell: Cell) => (cell === null ? null : String(cell));

/** A bytea literal for `rowSet`. */
export const hex = (bytes: Buffer) => `\\x${bytes.toString('hex')}`;
