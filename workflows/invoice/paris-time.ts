/** Conversions between instants and Europe/Paris, by the zone's own rules: a local day lasts 23, 24 or 25 hours. */
const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Paris',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

const minute = 60_000;

/** What a clock in Paris shows at an instant (milliseconds since 1970): date YYYY-MM-DD, time HH:MM:SS. */
export function parisClock(instant: number): { date: string; time: string } {
  const part = Object.fromEntries(clock.formatToParts(instant).map(({ type, value }) => [type, value]));
  return {
    date: `${part.year}-${part.month}-${part.day}`,
    time: `${part.hour}:${part.minute}:${part.second}`,
  };
}

/** The Paris date (YYYY-MM-DD) of an ISO instant. */
export function parisDate(instant: string): string {
  return parisClock(parseInstant(instant)).date;
}

/**
 * The instant (milliseconds since 1970) at which a Paris clock shows `date` and `time`. A time that occurs twice, on
 * the night the clocks go back, is its first occurrence; one that is skipped is moved on by the hour that is missing.
 */
export function parisInstant(date: string, time = '00:00'): number {
  const asUtc = Date.parse(`${date}T${time.length === 5 ? `${time}:00` : time}Z`);
  if (Number.isNaN(asUtc)) throw new RangeError(`not a date and time: ${date} ${time}`);
  const candidates = [asUtc - 120 * minute, asUtc - 60 * minute];
  const exact = candidates.find((instant) => instant + offset(instant) === asUtc);
  return exact ?? asUtc - 60 * minute;
}

/** Milliseconds since 1970 of an ISO instant. @throws RangeError when it is none. */
export function parseInstant(instant: string): number {
  const milliseconds = Date.parse(instant);
  if (Number.isNaN(milliseconds)) throw new RangeError(`not an instant: ${JSON.stringify(instant)}`);
  return milliseconds;
}

function offset(instant: number): number {
  const { date, time } = parisClock(instant);
  return Date.parse(`${date}T${time}Z`) - Math.floor(instant / 1000) * 1000;
}
