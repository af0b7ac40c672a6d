import { Link, type LinkProps } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useFormat } from '#app/lib/use-t.tsx';
import { Icon } from './icon.tsx';
import type { IconName } from './icons.ts';

export type Tab = {
  to: LinkProps['to'];
  label: ReactNode;
  icon?: IconName;
  /** Always shown, zero included. */
  count?: number;
  current?: boolean;
};

/** Tabs as links: each is an address that can be shared, and works before any script. */
export const Tabs = ({ label, tabs }: { label: string; tabs: readonly Tab[] }) => {
  const f = useFormat();
  return (
    <nav className="tabs" aria-label={label}>
      {tabs.map(({ to, label: words, icon, count, current }) => (
        <Link
          key={String(typeof to === 'string' ? to : to.search)}
          className="tab"
          to={to}
          aria-current={current ? 'page' : undefined}
        >
          {icon && <Icon name={icon} />}
          {words}
          {count !== undefined && <span className="count">{f.number(String(count))}</span>}
        </Link>
      ))}
    </nav>
  );
};
