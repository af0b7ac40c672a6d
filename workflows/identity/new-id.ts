import { randomUUID } from 'node:crypto';

/** A UUID of version 7: ordered by time, so that rows that belong together lie together. It decides nothing. */
export function newId(): string {
  const time = Math.trunc(wallTime()).toString(16).padStart(12, '0');
  // What is left of a random one has the right variant already.
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`;
}

/** Of this process, in milliseconds: it puts ids in order, and decides nothing. */
const wallTime = () => performance.timeOrigin + performance.now();
