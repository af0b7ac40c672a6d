import { useFetcher } from '@remix-run/react';
import { useEffect, useRef } from 'react';
import { paths } from '#app/lib/paths.ts';
import type { WholeSums } from './whole-sums.server.ts';

/** What a whole list comes to once all of it is selected, as the server counts it; undefined until it has. */
export function useWholeSums(
  query: Record<string, string | undefined>,
  isTaken: boolean,
): WholeSums | undefined {
  const { load, data, state } = useFetcher<WholeSums>();
  const address = paths.invoiceSums(query);
  const asked = useRef<string>();
  useEffect(() => {
    asked.current = isTaken ? address : undefined;
    if (isTaken) load(address);
  }, [isTaken, address, load]);
  return isTaken && state === 'idle' && asked.current === address ? data : undefined;
}
