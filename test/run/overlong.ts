/** A test takes no longer than this on the machine whose times are kept, in milliseconds. */
export const longestMs = 30_000;

/** Tests that may: their names, as the run prints them, with the reason. */
export const allowed: Record<string, string> = {};
