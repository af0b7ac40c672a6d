/**
 * Timers fire this long after they are due, and are dated as if they had not waited: an answer that reached a web
 * process in the last instant of its window then finds the lock free.
 */
export const graceMs = 1000;

/** The latest instant whose timers may fire at `now`. */
export const graceEnd = (now: string) => new Date(Date.parse(now) - graceMs).toISOString();

/** How long, at `now`, until what is due at `dueAt` may fire; 0 when it may. Milliseconds. */
export const graceLeftMs = (dueAt: string, now: string) =>
  Math.max(0, Date.parse(dueAt) + graceMs - Date.parse(now));
