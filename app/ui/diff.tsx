import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';
import type { IconName } from './icons.ts';
import { InTurns } from './in-turns.tsx';

export type Change = {
  /** What changed: « Ligne 5, quantité ». Without it, the new value speaks for itself. */
  what?: ReactNode;
  before?: ReactNode;
  after?: ReactNode;
  why?: ReactNode;
  icon?: IconName;
};

/** Old value struck, new value underlined; also inside a line. */
export const Changed = ({ before, after }: Pick<Change, 'before' | 'after'>) => (
  <>
    {before !== undefined && <del className="num">{before}</del>}
    {before !== undefined && after !== undefined && ' '}
    {after !== undefined && <ins className="num">{after}</ins>}
  </>
);

const iconOf = ({ icon, before, after }: Change): IconName =>
  icon ?? (before === undefined ? 'plus' : after === undefined ? 'trash-2' : 'pencil-line');

export const Diff = ({ changes }: { changes: readonly Change[] }) => (
  <ul className="diff">
    <InTurns>
      {changes.map((change, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the order is the identity
        <li key={index}>
          <Icon name={iconOf(change)} />
          <div>
            <div className="was-now">
              {change.what && <span>{change.what}</span>}{' '}
              <Changed before={change.before} after={change.after} />
            </div>
            {change.why && <p className="why">{change.why}</p>}
          </div>
        </li>
      ))}
    </InTurns>
  </ul>
);
