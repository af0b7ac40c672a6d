import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { Rich, useT } from '#app/lib/use-t.tsx';
import { LinkButton } from './button.tsx';
import { Icon } from './icon.tsx';

export type ActiveFilter = {
  label: string;
  /** The same page without this filter. */
  without: string;
};

type Props = {
  filters: readonly ActiveFilter[];
  /** Undefined: how many rows that are is not counted. */
  hidden?: number;
  resetTo: string;
};

/** Whenever a filter is on: what it hides, how to take it off. Renders nothing otherwise. */
export const FilterStrip = ({ filters, hidden, resetTo }: Props) => {
  const t = useT();
  if (filters.length === 0) return null;
  return (
    <div className="filter-strip" role="status">
      <Icon name="list-filter" />
      <span>
        <Rich i18nKey="filters.active" count={filters.length} components={{ b: <b className="strong" /> }} />
        {hidden !== undefined && (
          <>
            {' '}
            {t('filters.hide', { count: filters.length })} {t('filters.rows', { count: hidden })}
          </>
        )}
      </span>
      {filters.map(({ label, without }) => (
        <span key={label} className="token">
          {label}
          <Link className="token__off" to={without} aria-label={t('do.remove', { what: label })}>
            <Icon name="x" />
          </Link>
        </span>
      ))}
      <LinkButton look="quiet" size="desk" icon="rotate-ccw" shortcut="R" to={resetTo} className="push">
        {t('do.resetFilters')}
      </LinkButton>
    </div>
  );
};

/** The bar of filter fields above a list; a plain GET form. */
export const Filters = ({ children }: { children: ReactNode }) => <div className="filters">{children}</div>;
