import { useFetcher } from '@remix-run/react';
import { useEffect, useRef } from 'react';
import type { Rehearsal } from './rehearsal.server.ts';

type Answer = { rehearsal: Rehearsal[] | null };

/**
 * Rehearses what is typed, a moment after the last change: of a field (`rehearse`), or of the rows of the form, which
 * `rows` names. What can't be understood yet leaves the last rehearsal standing.
 */
export function useRehearsal(rows: string) {
  const form = useRef<HTMLFormElement>(null);
  const timer = useRef<number>();
  const seenRows = useRef(rows);
  const last = useRef<Rehearsal[]>();
  const { data, submit } = useFetcher<Answer>();
  last.current = data?.rehearsal ?? last.current;

  const rehearse = () => {
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => {
      // Without a network the last rehearsal stands; a request that fails would take the page with it.
      if (!form.current || !navigator.onLine) return;
      const typed = new FormData(form.current);
      typed.set('act', 'rehearse');
      submit(typed, { method: 'post' });
    }, 400);
  };
  useEffect(() => {
    if (seenRows.current !== rows) rehearse();
    seenRows.current = rows;
  });
  useEffect(() => () => window.clearTimeout(timer.current), []);
  return { form, rehearse, rehearsal: last.current };
}
