/**
 * The delay of a timer from the date it ends at: what was computed outside stays exact, however late the event is
 * processed. No date, no timer.
 */
export function timerDelay(dueAt: string | null | undefined, event: unknown): number {
  if (!dueAt) return Number.POSITIVE_INFINITY;
  const at = momentOf(event);
  return Math.max(0, Date.parse(dueAt) - Date.parse(at));
}

/** The first event of a machine carries its date in the input. */
function momentOf(event: unknown): string {
  const { at, input } = event as { at?: string; input?: { at: string } };
  const moment = at ?? input?.at;
  if (!moment) throw new Error('an event without a date');
  return moment;
}
