import { isByDay } from './working-hours.ts';

const latestMs = 3_600_000;

/**
 * Whether a reminder may still go out at `now`: by day in Paris, at most an hour after its time, and inside the window, or
 * past its end for one that asks for what silence could not give (`isAfterWindow`). What comes later than that, after an
 * outage, would only tell the owner that a machine stood still. Nobody is reminded whose clock was stopped (`dueAt` null).
 * ISO instants.
 */
export function isTimelyReminder(params: {
  plannedFor: string;
  dueAt: string | null;
  now: string;
  isAfterWindow?: boolean;
}): boolean {
  const { isAfterWindow = false } = params;
  const [now, plannedFor, dueAt] = [params.now, params.plannedFor, params.dueAt ?? ''].map(Date.parse) as [
    number,
    number,
    number,
  ];
  const isInPlace = isAfterWindow ? now >= dueAt : now < dueAt;
  return isInPlace && now - plannedFor <= latestMs && isByDay(now);
}
