import type { ReactNode } from 'react';
import { useT } from '#app/lib/use-t.tsx';
import { classes } from './classes.ts';
import { InTurns } from './in-turns.tsx';

export type LineView = {
  id: string;
  name: ReactNode;
  detail?: ReactNode;
  quantity: ReactNode;
  unitPrice: ReactNode;
  vat: ReactNode;
  amount: ReactNode;
  /** It changed since the last round: a pen bar at its left. */
  changed?: boolean;
  /** Its number in the document. */
  n: number;
  /** The button at the end of the row, `<Button iconOnly … />`. */
  action?: ReactNode;
  /** What was said about it, in a row below. */
  aside?: ReactNode;
};

const columns = ['designation', 'quantity', 'unitPrice', 'vat', 'amount'] as const;

/** Rows below 960 px, a table above: the roles are written out because `display` takes them away. */
export const Lines = ({ number, lines }: { number: string; lines: readonly LineView[] }) => {
  const t = useT();
  const hasActions = lines.some((line) => line.action);
  const width = hasActions ? 7 : 6;
  return (
    // biome-ignore-start lint/a11y/noRedundantRoles: `display` removes them in several browsers
    // biome-ignore-start lint/a11y/useSemanticElements: same
    <table className={classes('lines', !hasActions && 'lines--plain')} role="table">
      <caption className="vh">{t('document.lines', { number })}</caption>
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader" className="left" scope="col">
            <span className="vh">{t('document.line')}</span>
          </th>
          {columns.map((column) => (
            <th
              key={column}
              role="columnheader"
              scope="col"
              className={column === 'designation' ? 'left' : undefined}
            >
              {t(`document.${column}`)}
            </th>
          ))}
          {hasActions && (
            <th role="columnheader" scope="col">
              <span className="vh">{t('document.action')}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody role="rowgroup">
        <InTurns>
          {lines.map((line) => (
            <Line key={line.id} line={line} hasActions={hasActions} width={width} />
          ))}
        </InTurns>
      </tbody>
    </table>
    // biome-ignore-end lint/a11y/useSemanticElements: same
    // biome-ignore-end lint/a11y/noRedundantRoles: same
  );
};

type LineProps = { line: LineView; hasActions: boolean; width: number };

const Line = ({ line, hasActions, width }: LineProps) => (
  <>
    {/* biome-ignore-start lint/a11y/noRedundantRoles: `display` removes them */}
    {/* biome-ignore-start lint/a11y/useSemanticElements: same */}
    <tr role="row" className={classes('line', line.changed && 'is-changed')} id={`line-${line.id}`}>
      <td role="cell" className="c-n">
        {line.n}
      </td>
      <td role="cell" className="c-what">
        <b>{line.name}</b>
        {line.detail && <small>{line.detail}</small>}
      </td>
      <td role="cell" className="c-calc">
        <span className="nowrap">{line.quantity}</span> × <span className="nowrap">{line.unitPrice}</span>,{' '}
        <span className="nowrap">
          {useT()('document.vat')} {line.vat}
        </span>
      </td>
      <td role="cell" className="only-wide">
        {line.quantity}
      </td>
      <td role="cell" className="only-wide">
        {line.unitPrice}
      </td>
      <td role="cell" className="only-wide">
        {line.vat}
      </td>
      <td role="cell" className="c-sum num">
        {line.amount}
      </td>
      {hasActions && (
        <td role="cell" className="c-act">
          {line.action}
        </td>
      )}
    </tr>
    {line.aside && (
      <tr role="row" className="aside">
        <td role="cell" colSpan={width}>
          {line.aside}
        </td>
      </tr>
    )}
    {/* biome-ignore-end lint/a11y/useSemanticElements: same */}
    {/* biome-ignore-end lint/a11y/noRedundantRoles: same */}
  </>
);
