import type { ReactNode } from 'react';
import { color, font, sans } from '../theme.ts';
import { layout } from './frame.tsx';
import { Block } from './typography.tsx';

export type Row = { label: string; value: ReactNode };

/** Facts under each other, split by hairlines: a label above its value, so that nothing is cut on a phone. */
export function Rows({ rows }: { rows: readonly Row[] }) {
  return (
    <Block>
      <table {...layout}>
        <tbody>
          {rows.map(({ label, value }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows are never reordered, and two labels may be equal.
            <tr key={index}>
              <td
                className="m-row m-item"
                style={{ borderTop: `1px solid ${color.rule}`, padding: '9px 0 10px' }}
              >
                <span className="m-soft" style={{ ...font(sans, 13, 20), color: color.graphite }}>
                  {label}
                </span>
                <br />
                <span className="m-ink" style={{ ...font(sans, 15, 22), color: color.ink }}>
                  {value}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Block>
  );
}

/** Old value struck, new value underlined. */
export function Change({ before, after }: { before: string; after: string }) {
  return (
    <>
      {before && (
        <del className="m-soft" style={{ color: color.graphite }}>
          {before}
        </del>
      )}
      {before && after && ' → '}
      {after && <ins>{after}</ins>}
    </>
  );
}
