import { Link } from '@remix-run/react';
import { useFormat, useT } from '#app/lib/use-t.tsx';
import { Chip } from '#app/ui/chip.tsx';
import { classes } from '#app/ui/classes.ts';
import { Ledger, LedgerRow } from '#app/ui/ledger.tsx';
import type { Cell } from '#workflows/export/table.ts';
import type { ShownColumn, ShownFoot, ShownRow, ShownTable } from './shown-table.ts';

/** A report's rows with what all of them come to. On a phone each row is a card. */
export const ReportTable = ({ label, table }: { label: string; table: ShownTable }) => {
  const shown = table.columns
    .map((column, at) => ({ column, at }))
    .filter(({ column }) => column.only !== 'files');
  return (
    <Ledger label={label} stack>
      <thead>
        <tr>
          {shown.map(({ column }) => (
            <th key={column.name} scope="col" className={isFigure(column) ? 'r' : undefined}>
              {column.head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map((row) => (
          <LedgerRow key={row.key} stage="ink" struck={row.isVoid} data-row={row.key}>
            {shown.map(({ column, at }) => (
              <td key={column.name} data-label={column.head} className={classOf(column, at === 0)}>
                {row.to && at === 0 ? (
                  <Link className={classes('ref', column.kind === 'text' && 'name')} to={row.to}>
                    <Value column={column} cell={row.cells[at] ?? null} row={row} />
                  </Link>
                ) : (
                  <Value column={column} cell={row.cells[at] ?? null} row={row} />
                )}
              </td>
            ))}
          </LedgerRow>
        ))}
      </tbody>
      <tfoot>
        {table.foot.map((foot) => (
          <FootRow key={foot.key} foot={foot} columns={shown.map(({ column }) => column)} />
        ))}
      </tfoot>
    </Ledger>
  );
};

const isFigure = ({ kind }: ShownColumn) => kind === 'cents' || kind === 'count';

const classOf = (column: ShownColumn, isFirst: boolean) =>
  classes(
    isFigure(column) && 'r',
    column.kind !== 'text' && 'num',
    isFirst && 'what',
    column.name === 'net' && 'strong',
  );

const Value = ({ column, cell, row }: { column: ShownColumn; cell: Cell; row: ShownRow }) => {
  const f = useFormat();
  if (cell === null || cell === '') return null;
  if (column.name === 'state' && row.status) return <Chip status={row.status} />;
  switch (column.kind) {
    case 'cents':
      return <span className="nowrap">{f.money(Number(cell), row.currency)}</span>;
    case 'count':
      return f.number(String(cell));
    case 'day':
      return <span className="nowrap">{f.date(String(cell))}</span>;
    case 'text':
      return cell;
  }
};

/** The label takes all columns before the first figure. */
const FootRow = ({ foot, columns }: { foot: ShownFoot; columns: readonly ShownColumn[] }) => {
  const f = useFormat();
  const t = useT();
  const first = columns.findIndex(({ name }) => foot.cells[name] !== undefined);
  return (
    <tr data-sum={foot.isSum || undefined} data-currency={foot.currency}>
      <th scope="row" colSpan={first}>
        {foot.label}
        {foot.currency !== 'EUR' && ` (${foot.currency})`}
      </th>
      {columns.slice(first).map(({ name, head, kind }) => {
        const cell = foot.cells[name];
        if (cell === undefined) return <td key={name} className="r" aria-label={t('reports:noSum')} />;
        return (
          <td key={name} data-label={head} className="r num nowrap">
            <span className={foot.isOwed && name === 'total' ? 'due' : undefined}>
              {kind === 'cents' ? f.money(cell, foot.currency) : f.number(String(cell))}
            </span>
          </td>
        );
      })}
    </tr>
  );
};
