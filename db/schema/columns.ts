import { sql } from 'drizzle-orm';
import { customType, text, uuid } from 'drizzle-orm/pg-core';

/** An instant, read and written as an ISO 8601 string in UTC. */
export const instant = customType<{ data: string; driverData: string }>({
  dataType: () => 'timestamp with time zone',
  fromDriver: (value) => new Date(value).toISOString(),
});

/** Bytes; Buffer on both sides. */
export const bytes = customType<{ data: Buffer; driverData: Buffer | string }>({
  dataType: () => 'bytea',
  fromDriver: (value) => (typeof value === 'string' ? Buffer.from(value.slice(2), 'hex') : value),
  toDriver: (value) => `\\x${value.toString('hex')}`,
});

/** The tenant. It comes first in every key, so that no index tells one office what another one holds. */
export const officeId = () => uuid('office_id').notNull();

/** Time-ordered ids, so that new rows land on the same pages. */
export const id = () => uuid('id').notNull().default(sql`uuidv7()`);

/** Who wrote a row that is never edited, and when; no `staffId` where it was not a person of the office. */
export const by = () => ({
  staffId: uuid('staff_id'),
  recordedBy: text('recorded_by').notNull(),
  at: instant('at').notNull(),
});

export const createdAt = () => instant('created_at').notNull().default(sql`app_clock()`);
