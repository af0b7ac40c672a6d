import { getTableName, type SQL, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { rowSet } from '#db/row-set.ts';
import type { Applied, EffectRun, EngineEvent } from './types.ts';

type Cell = string | number | boolean | null;

/** What of a workflow stands in the row of its subject, which lists read: columns that this machine alone writes. */
export type Shows<C = unknown, E extends EngineEvent = EngineEvent> = {
  /** Has the subject's id as `id`, and `updated_at`. */
  table: PgTable;
  /** With their SQL types. */
  columns: Readonly<Record<string, string>>;
  row(applied: Applied<C, E>): Record<string, Cell>;
  /** What a column becomes where that is not its cell; it knows the row as `i` and the cells as `n`. */
  becomes?: Readonly<Record<string, SQL>>;
  /** Assignments beside those; columns of the table that are copied from elsewhere. */
  also?: SQL;
};

export type Shown = { applied: Applied; shows: Shows };

/**
 * Brings the rows that lists read up to date, called with the last step of each workflow of a batch: a statement a table, one
 * write a row, whichever of its workflows have moved.
 */
export function writeShown(run: EffectRun, shown: Shown[]): Promise<unknown>[] {
  return [...Map.groupBy(shown, ({ shows }) => shows.table)].map(([table, own]) =>
    writeTable(run, table, own),
  );
}

async function writeTable({ tx, now }: EffectRun, table: PgTable, shown: Shown[]): Promise<void> {
  const kinds = [...new Map(shown.map(({ applied, shows }) => [applied.machine, shows]))];
  const moved = (machine: string) => `${machine}_moved`;
  const types = new Map([['id', 'uuid']]);
  const nothing = new Map<string, Cell>();
  const assignments: SQL[] = [];
  for (const [machine, { columns, becomes = {}, also }] of kinds) {
    types.set(moved(machine), 'boolean');
    nothing.set(moved(machine), false);
    for (const [column, type] of Object.entries(columns)) {
      types.set(column, type);
      nothing.set(column, null);
      const next = becomes[column] ?? sql.raw(`n.${column}`);
      assignments.push(
        sql`${sql.raw(column)} = case when ${sql.raw(`n.${moved(machine)}`)} then ${next} else ${sql.raw(`i.${column}`)} end`,
      );
    }
    if (also) assignments.push(also);
  }
  const rows = new Map<string, Record<string, Cell>>();
  for (const { applied, shows } of shown) {
    const id = applied.subjectId;
    const row = rows.get(id) ?? { id, ...Object.fromEntries(nothing) };
    rows.set(id, { ...row, [moved(applied.machine)]: true, ...shows.row(applied) });
  }
  await tx.execute(sql`update ${sql.identifier(getTableName(table))} i
    set ${sql.join(assignments, sql`, `)}, updated_at = ${now}::timestamptz
    from ${rowSet('n', Object.fromEntries(types), [...rows.values()])}
    where i.office_id = (select app_office()) and i.id = n.id`);
}
