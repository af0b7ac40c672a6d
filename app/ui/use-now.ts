import { useEffect, useState } from 'react';

/**
 * The server's time, kept going once a minute. The browser's own clock is never read: it may be wrong, and a deadline
 * is a matter of the database's clock. Without scripts the page keeps the time it was rendered at.
 */
export const useNow = (serverNow: string): string => {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    const start = performance.now();
    const base = Date.parse(serverNow);
    setNow(serverNow);
    const timer = setInterval(() => {
      setNow(new Date(base + performance.now() - start).toISOString());
    }, 60_000);
    return () => clearInterval(timer);
  }, [serverNow]);
  return now;
};
