import { divideHalfUp, formatDecimal, parseDecimal } from '#workflows/invoice/decimal.ts';

/** A time as people write it, in seconds; `named` is its largest unit, told by its own words ("1h30", "45 min"). */
export type Duration = { seconds: number; named: 'hours' | 'minutes' };

/** "1h30", "1 h 30 min", "0:45", "1:30:00", "45 min", "2 x 45 min". Null for anything else, "2 h" included: that is a number with a unit. */
export function durationOf(text: string): Duration | null {
  const compact = text.toLowerCase().replace(/\s/g, '');
  const times = /^(\d{1,3})[x×*](.+)$/.exec(compact);
  const one = simpleDuration(times?.[2] ?? compact);
  return one && { ...one, seconds: one.seconds * Number(times?.[1] ?? 1) };
}

function simpleDuration(text: string): Duration | null {
  const clock = /^(\d{1,5}):([0-5]\d)(?::([0-5]\d))?$/.exec(text);
  if (clock) return { seconds: secondsOf(clock[1], clock[2], clock[3]), named: 'hours' };
  const hours = /^(\d{1,4})(?:h|hr|hrs|heures?|hours?)([0-5]?\d)(?:m|mn|min|mins|minutes?)?$/.exec(text);
  if (hours) return { seconds: secondsOf(hours[1], hours[2]), named: 'hours' };
  const minutes = /^(\d{1,5})(?:mn|min|mins|minutes?)$/.exec(text);
  return minutes ? { seconds: secondsOf('0', minutes[1]), named: 'minutes' } : null;
}

const secondsOf = (hours = '0', minutes = '0', seconds = '0') =>
  Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);

/** In units of so many seconds, rounded to the four decimals a quantity has. */
export function inUnits(seconds: number, unitSeconds: number): string {
  const units = divideHalfUp(BigInt(seconds) * 10_000n, BigInt(unitSeconds));
  return formatDecimal({ units, scale: 4 });
}

/** "2 x 3 m²": two numbers and the words after them. Null when it is no product. */
export function productOf(text: string): { times: string; each: string } | null {
  const match = /^\s*(\d{1,6})\s*[x×*]\s*(\d.*)$/i.exec(text);
  return match ? { times: parseDecimal(match[1] ?? '').units.toString(), each: match[2] ?? '' } : null;
}
