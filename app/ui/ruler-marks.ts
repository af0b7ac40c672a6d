/** Where the marks of the ruler stand; pure, so that the drawing is tested without a browser. */

const HOUR = 3_600_000;
/** Units of the drawing's width; it is stretched to the space there is. */
export const rulerWidth = 480;
/** Under six hours the ruler turns ochre. */
const soon = 6 * HOUR;

export type RulerInput = {
  /** The clock's start: the request was proved delivered. */
  startsAt: string;
  dueAt: string;
  now: string;
  /** On hold: the time that was left, in milliseconds. The marker stays where it stopped. */
  heldLeft?: number;
  /** Every how many hours a tick stands; 2 in tables. */
  step?: number;
};

type RulerState = 'run' | 'soon' | 'held' | 'over';
export type Tick = { x: number; part: 'done' | 'left'; height: 'day' | 'half' | 'quarter' | 'hour' };
export type RulerMarks = {
  state: RulerState;
  /** Milliseconds. */
  left: number;
  window: number;
  now: number;
  ticks: Tick[];
  /** Local midnights, and the days between them that are wide enough to be named. */
  midnights: number[];
  days: { x: number; weekday: number }[];
};

const parisHour = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Paris',
  hour: '2-digit',
  hourCycle: 'h23',
});
const parisDay = new Intl.DateTimeFormat('en-US', { timeZone: 'Europe/Paris', weekday: 'short' });
const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

const heightOf = (hour: number): Tick['height'] =>
  hour % 24 === 0 ? 'day' : hour % 12 === 0 ? 'half' : hour % 6 === 0 ? 'quarter' : 'hour';

/** Paris midnights fall on whole hours of UTC all year. */
const midnightsBetween = (start: number, end: number) => {
  const found: number[] = [];
  for (let at = Math.floor(start / HOUR + 1) * HOUR; at < end; at += HOUR)
    if (Number(parisHour.format(at)) === 0) found.push(at);
  return found;
};

const daysBetween = (
  start: number,
  end: number,
  midnights: readonly number[],
  toX: (at: number) => number,
) => {
  const edges = [start, ...midnights, end];
  return edges.slice(1).flatMap((to, index) => {
    const from = edges[index] ?? start;
    // A narrower strip than a tenth has no room for « mer. ».
    if ((to - from) / (end - start) < 0.1) return [];
    return [{ x: (toX(from) + toX(to)) / 2, weekday: weekdays.indexOf(parisDay.format((from + to) / 2)) }];
  });
};

/** Throws a RangeError when the window does not end after it starts. */
export const rulerMarks = ({ startsAt, dueAt, now, heldLeft, step = 1 }: RulerInput): RulerMarks => {
  const [start, end, at] = [Date.parse(startsAt), Date.parse(dueAt), Date.parse(now)];
  const window = end - start;
  if (!(window > 0)) throw new RangeError(`no window from ${startsAt} to ${dueAt}`);
  const toX = (instant: number) => (Math.min(Math.max(instant - start, 0), window) / window) * rulerWidth;

  const left = Math.max(0, heldLeft ?? end - at);
  const state = heldLeft !== undefined ? 'held' : left === 0 ? 'over' : left < soon ? 'soon' : 'run';
  const position = toX(end - Math.min(left, window));

  // Longer windows (several days, working hours) keep the same density: about one tick in ten units.
  const every = step * Math.max(1, Math.ceil(window / HOUR / 48));
  const ticks: Tick[] = [];
  for (let hour = 0; hour * HOUR <= window; hour += every) {
    const x = toX(start + hour * HOUR);
    ticks.push({ x, part: x <= position ? 'done' : 'left', height: heightOf(hour) });
  }
  const midnights = midnightsBetween(start, end);
  return {
    state,
    left,
    window,
    now: position,
    ticks,
    midnights: midnights.map(toX),
    days: daysBetween(start, end, midnights, toX),
  };
};
