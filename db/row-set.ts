import { type SQL, sql } from 'drizzle-orm';

type Cell = string | number | boolean | null;

/**
 * Rows as one value in a statement: `(select … from unnest(…)) as name(columns)`, so that a batch of any size is one
 * statement with a parameter a column. `types` gives the SQL type of each column; every row has all of them.
 * Values travel as text and are cast in SQL.
 */
export function rowSet<C extends string>(
  name: string,
  types: Record<C, string>,
  rows: Record<C, Cell>[],
): SQL {
  const columns = Object.keys(types) as C[];
  const arrays = columns.map((column) => {
    const values = rows.map((row) => (row[column] === null ? null : String(row[column])));
    return sql`${sql.param(values)}::text[]`;
  });
  const casts = columns.map((column) => sql`${sql.identifier(column)}::${sql.raw(types[column])}`);
  const names = columns.map((column) => sql.identifier(column));
  return sql`(select ${sql.join(casts, sql`, `)} from unnest(${sql.join(arrays, sql`, `)}) as t(${sql.join(names, sql`, `)})) as ${sql.identifier(name)}(${sql.join(names, sql`, `)})`;
}

/** A bytea literal for `rowSet`. */
export const hex = (bytes: Buffer) => `\\x${bytes.toString('hex')}`;
