import { useLocation, useNavigate } from '@remix-run/react';
import { paths } from '#app/lib/paths.ts';
import { useCtrlKeys, usePageKeys } from '#app/ui/use-page-keys.ts';

/** The keys of every page of the console: `/` and Ctrl K go to the search, `?` tells all keys. */
export function useOfficeKeys() {
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  const find = () => {
    const field = document.getElementById('q');
    if (field) field.focus();
    else navigate(`${paths.invoices()}#q`);
  };
  const tell = () => {
    const query = new URLSearchParams(search);
    query.set('ask', 'keys');
    navigate(`${pathname}?${query}`, { preventScrollReset: true });
  };
  usePageKeys({ '/': find, '?': tell });
  useCtrlKeys({ k: find });
}

/** Where the page of all keys leads back to, once it is asked for. */
export function useKeysAsked(): string | null {
  const { pathname, search } = useLocation();
  const query = new URLSearchParams(search);
  if (query.get('ask') !== 'keys') return null;
  query.delete('ask');
  return query.size > 0 ? `${pathname}?${query}` : pathname;
}
