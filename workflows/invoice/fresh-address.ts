import { addMs } from './silence-window.ts';

/**
 * For so long the silence of a newly recorded address decides nothing. Whoever may be harmed by it, the former address and
 * the other owners, is told at once; a week holds a weekend and a few days on which nobody reads mail, and is as long as an
 * owner may hold a clock himself.
 */
const freshMs = 7 * 86_400_000;

/** When an address that is recorded since `since` counts like any other. Both ISO 8601. */
export const settledAt = (since: string): string => addMs(since, freshMs);
