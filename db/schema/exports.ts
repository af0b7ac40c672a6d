import { sql } from 'drizzle-orm';
import {
  bigint,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import type { Locale } from '#db/shapes/locale.ts';
import { businesses } from './businesses.ts';
import { id, instant, officeId } from './columns.ts';
import { offices, staff } from './offices.ts';

export type ExportState = 'waiting' | 'failed' | 'ready' | 'gone';

/** Exports that somebody asked for: made by a job, kept for a day, given to whoever asked. */
export const exports = pgTable(
  'exports',
  {
    officeId: officeId().references(() => offices.id),
    id: id(),
    /** Null: the whole office. */
    businessId: uuid('business_id'),
    staffId: uuid('staff_id').notNull(),
    locale: text('locale').$type<Locale>().notNull(),
    state: text('state').$type<ExportState>().notNull().default('waiting'),
    files: integer('files'),
    bytes: bigint('bytes', { mode: 'number' }),
    sha256: text('sha256'),
    requestedAt: instant('requested_at').notNull().default(sql`app_clock()`),
    readyAt: instant('ready_at'),
    expiresAt: instant('expires_at'),
  },
  (t) => [
    primaryKey({ columns: [t.officeId, t.id] }),
    foreignKey({ columns: [t.officeId, t.businessId], foreignColumns: [businesses.officeId, businesses.id] }),
    foreignKey({ columns: [t.officeId, t.staffId], foreignColumns: [staff.officeId, staff.id] }),
    check('exports_locale', sql`locale in ('fr', 'en')`),
    check('exports_state', sql`state in ('waiting', 'failed', 'ready', 'gone')`),
    check(
      'exports_made',
      sql`state in ('waiting', 'failed') or (sha256 is not null and expires_at is not null)`,
    ),
  ],
);

/** Who took an export away, when and from where. Insert only. */
export const exportDownloads = pgTable(
  'export_downloads',
  {
    officeId: officeId(),
    id: id(),
    exportId: uuid('export_id').notNull(),
    staffId: uuid('staff_id').notNull(),
    address: text('address').notNull(),
    at: instant('at').notNull().default(sql`app_clock()`),
  },
  (t) => [
    primaryKey({ columns: [t.officeId, t.id] }),
    foreignKey({
      columns: [t.officeId, t.exportId],
      foreignColumns: [exports.officeId, exports.id],
    }).onDelete('cascade'),
    foreignKey({ columns: [t.officeId, t.staffId], foreignColumns: [staff.officeId, staff.id] }),
    index('export_downloads_export').on(t.officeId, t.exportId),
  ],
);
