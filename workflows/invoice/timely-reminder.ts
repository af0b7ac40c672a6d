import { isByDay } from './working-hours.ts';

const latestMs = 3_600_000;

/**
 * Whether a reminder may still go out at `now`: by day in Paris, inside the window unless none runs any more (`dueAt` null),
 * and at most an hour after its time. What comes later than that, after an outage, would only tell the owner that a machine
 * stood still. ISO instants.
 */
export function isTimelyReminder(params: { plannedFor: string; dueAt: string | null; now: string }): boolean {
  const now = Date.parse(params.now);
  const isInside = params.dueAt === null || now < Date.parse(params.dueAt);
  return isInside && now - Date.parse(params.plannedFor) <= latestMs && isByDay(now);
}
