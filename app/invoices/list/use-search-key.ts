import { useNavigate } from '@remix-run/react';
import { useEffect } from 'react';
import { paths } from '#app/lib/paths.ts';
import { isTyping, keysSetting } from '#app/ui/use-list-keys.ts';

/** `/` goes to the search from any page of the console, unless single keys were turned off. */
export function useSearchKey() {
  const navigate = useNavigate();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isPlain = event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey;
      if (!isPlain || event.defaultPrevented || isTyping(event.target)) return;
      if (document.querySelector('dialog:modal') || localStorage.getItem(keysSetting) === 'off') return;
      event.preventDefault();
      const field = document.getElementById('q');
      if (field) field.focus();
      else navigate(`${paths.invoices()}#q`);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [navigate]);
}
