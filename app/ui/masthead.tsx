import { Link, useLocation } from '@remix-run/react';
import type { ReactNode } from 'react';
import { dial } from '#app/lib/dial.ts';
import { paths } from '#app/lib/paths.ts';
import { useFormat, useT } from '#app/lib/use-t.tsx';
import { AccountMenu } from './account-menu.tsx';
import { LinkButton } from './button.tsx';
import { classes } from './classes.ts';
import { Icon } from './icon.tsx';
import { Mark } from './mark.tsx';

/** The head of a page: the mark or a name at the left, help or account at the right. */
const Masthead = ({ narrow, children }: { narrow?: boolean; children: ReactNode }) => (
  <header className="masthead noprint">
    <div className={classes('wrap masthead__in', narrow && 'wrap--page')}>{children}</div>
  </header>
);

const Brand = ({ to }: { to?: string }) =>
  to ? (
    <Link className="brand" to={to}>
      <Mark />
      Tacite
    </Link>
  ) : (
    <span className="brand">
      <Mark />
      Tacite
    </span>
  );

export type NavItem = { to: string; label: string; count?: number; current?: boolean };

/** For staff: sections with what waits in each, the search, the account. */
export const TopBar = ({ items, person }: { items: readonly NavItem[]; person: { name: string } }) => {
  const t = useT();
  const f = useFormat();
  const { pathname, search } = useLocation();
  return (
    <Masthead>
      <Brand to={paths.today()} />
      <nav className="nav" aria-label={t('nav.label')}>
        {items.map(({ to, label, count, current }) => (
          <Link key={to} to={to} aria-current={current ? 'page' : undefined}>
            {label}
            {count !== undefined && <span className="count">{f.number(String(count))}</span>}
          </Link>
        ))}
      </nav>
      <div className="row push masthead__end">
        <LinkButton
          size="desk"
          icon="search"
          shortcut="/"
          to={`${pathname === paths.invoices() ? search : paths.invoices()}#q`}
        >
          {t('nav.search')}
        </LinkButton>
        <AccountMenu name={person.name} />
      </div>
    </Masthead>
  );
};

type Contact = { name: string; phone: string };

/** For the owner: the mark, and whom to call. */
export const OwnerHead = ({ contact }: { contact?: Contact }) => (
  <Masthead narrow>
    <Brand />
    {contact?.phone && (
      <a className="btn btn--quiet push masthead__help" href={dial(contact.phone)}>
        <Icon name="phone" />
        <span>
          {contact.name}, <span className="nowrap">{contact.phone}</span>
        </span>
      </a>
    )}
  </Masthead>
);

/** For the customer: the seller's name first, ours after. */
export const CustomerHead = ({ seller }: { seller: string }) => (
  <Masthead narrow>
    <span className="masthead__seller">{seller}</span>
    <span className="masthead__via push">
      <Mark />
      <span>{useT()('via')}</span>
    </span>
  </Masthead>
);

/** Where nobody is signed in: the mark alone. */
export const PlainHead = () => (
  <Masthead narrow>
    <Brand />
  </Masthead>
);
