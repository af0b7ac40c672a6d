import { useLocation } from '@remix-run/react';
import { useEffect, useRef } from 'react';

/**
 * After a navigation without reload, puts the focus on the new page's main part, as loading it would have done:
 * otherwise it stays on a link that is gone, and a screen reader says nothing.
 */
export const useRouteFocus = () => {
  const { pathname, hash } = useLocation();
  const last = useRef(pathname);
  useEffect(() => {
    if (last.current === pathname) return;
    last.current = pathname;
    if (!hash && !document.querySelector('dialog:modal')) {
      document.getElementById('content')?.focus({ preventScroll: true });
    }
  }, [pathname, hash]);
};
