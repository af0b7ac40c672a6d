import { randomBytes } from 'node:crypto';
import { stopwatchEpoch } from './engine/clock.ts';

/** A UUID of version 7: ordered by time, so that rows that belong together lie together. It decides nothing. */
export function newId(): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(Math.trunc(stopwatchEpoch()), 0, 6);
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
