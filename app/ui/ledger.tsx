import { Link } from '@remix-run/react';
import type { ComponentProps, ReactNode, MouseEvent as RowClick } from 'react';
import { classes } from './classes.ts';
import { Icon } from './icon.tsx';
import type { Stage } from './vocabulary.ts';

type LedgerProps = {
  /** Names the list for assistive tech. */
  label: string;
  /** Below 960 px rows become cards; cells say where they go with the classes of `ledger.css`. */
  stack?: boolean;
  children: ReactNode;
};

/** The dense table of the console: `thead`, `tbody` of `LedgerRow`, `tfoot` are yours. */
export const Ledger = ({ label, stack, children }: LedgerProps) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
  // biome-ignore lint/a11y/useKeyWithClickEvents: the link of the row is there for the keyboard
  <section className="sheet ledger-box" aria-label={label} tabIndex={0} onClick={openRow}>
    <table className={classes('ledger', stack && 'ledger--stack')}>{children}</table>
  </section>
);

/** A click anywhere in a row follows its link; not one that is meant for something in it, nor the end of a selection of text. */
function openRow(event: RowClick<HTMLElement>) {
  const { target, defaultPrevented } = event;
  if (defaultPrevented || !(target instanceof Element) || !getSelection()?.isCollapsed) return;
  if (target.closest('a, button, input, select, textarea, label, summary, .sel')) return;
  const { ctrlKey, metaKey, shiftKey } = event;
  const link = target.closest('tbody tr')?.querySelector<HTMLElement>('.ref');
  link?.dispatchEvent(
    new MouseEvent('click', { bubbles: true, cancelable: true, ctrlKey, metaKey, shiftKey, view: window }),
  );
}

type RowProps = ComponentProps<'tr'> & {
  stage?: Stage;
  selected?: boolean;
  /** Where the keyboard is. */
  cursor?: boolean;
  /** Cancelled: struck, still there. */
  struck?: boolean;
};

export const LedgerRow = ({ stage, selected, cursor, struck, className, ...rest }: RowProps) => (
  <tr
    {...rest}
    data-stage={stage}
    data-selected={selected || undefined}
    className={classes(cursor && 'cursor', struck && 'void', className)}
  />
);

type SortProps = {
  to: string;
  direction?: 'ascending' | 'descending' | undefined;
  className?: string;
  children: ReactNode;
};

/** What sorts a table by a column, as a link. */
export const SortLink = ({ to, direction, className, children }: SortProps) => (
  <Link to={to} className={classes('sort', className)} preventScrollReset>
    {children}
    {direction && <Icon name="arrow-up" className={direction === 'descending' ? 'flip' : undefined} />}
  </Link>
);

type HeadProps = SortProps & {
  right?: boolean;
  /** A second link, for what stands in the same cells. */
  more?: ReactNode;
};

/** A column head that sorts. */
export const SortHead = ({ right, more, className, ...link }: HeadProps) => (
  <th scope="col" aria-sort={link.direction ?? 'none'} className={classes(right && 'r', className)}>
    <SortLink {...link} />
    {more}
  </th>
);
