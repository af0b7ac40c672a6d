import { useMatches } from '@remix-run/react';

/**
 * What a route of owners and customers tells the document: its pages are links and forms, are sent without React, and
 * `light.ts` adds what needs a script. `export const handle: LightHandle = { isLight: true }`.
 */
export type LightHandle = { isLight: true };

export const useIsLight = (): boolean =>
  (useMatches().at(-1)?.handle as Partial<LightHandle> | undefined)?.isLight === true;
