import { useRevalidator } from '@remix-run/react';
import { useEffect } from 'react';

const everyMs = 4000;

/** Reads the page again while somebody looks at it: mail arrives and codes change by themselves. */
export function useFresh(): void {
  const { revalidate, state } = useRevalidator();
  useEffect(() => {
    if (state !== 'idle') return;
    const timer = setInterval(() => document.visibilityState === 'visible' && revalidate(), everyMs);
    return () => clearInterval(timer);
  }, [revalidate, state]);
}
