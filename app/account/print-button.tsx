import { useEffect, useState } from 'react';
import { Button } from '#app/ui/button.tsx';

/** Prints the page; absent before scripts run, as the browser's own menu does the same. */
export const PrintButton = ({ children }: { children: string }) => {
  const [isReady, setIsReady] = useState(false);
  useEffect(() => setIsReady(true), []);
  if (!isReady) return null;
  return (
    <Button type="button" size="desk" icon="printer" onClick={() => window.print()}>
      {children}
    </Button>
  );
};
