import { and, desc, eq, sql } from 'drizzle-orm';
import { rows, type Tx } from '#db/client.ts';
import { businesses, exportDownloads, exports, staff } from '#db/schema/index.ts';

export type ExportRow = typeof exports.$inferSelect;

/** How long a file is kept. */
const keptFor = sql`interval '24 hours'`;

export async function insertExport(
  tx: Tx,
  row: Pick<ExportRow, 'officeId' | 'id' | 'businessId' | 'staffId' | 'locale'>,
): Promise<void> {
  await tx.insert(exports).values(row);
}

/** How many are being made, so that nobody fills the disk by pressing a button. */
export async function countWaitingExports(tx: Tx): Promise<number> {
  const [row] = await rows<{ n: number }>(
    tx,
    sql`select count(*)::int as n from exports where office_id = (select app_office()) and state = 'waiting'`,
  );
  return row?.n ?? 0;
}

export async function findExport(tx: Tx, id: string): Promise<ExportRow | undefined> {
  const [row] = await tx.select().from(exports).where(eq(exports.id, id));
  return row;
}

/** Nobody tries any more. False when it was made or given up before. */
export async function markExportFailed(tx: Tx, id: string): Promise<boolean> {
  const marked = await tx
    .update(exports)
    .set({ state: 'failed' })
    .where(and(eq(exports.id, id), eq(exports.state, 'waiting')))
    .returning({ id: exports.id });
  return marked.length === 1;
}

/** Its file is nowhere any more. */
export async function markExportGone(tx: Tx, id: string): Promise<void> {
  await tx
    .update(exports)
    .set({ state: 'gone' })
    .where(and(eq(exports.id, id), eq(exports.state, 'ready')));
}

/** The file may be given from now on, for a day. False when another run of the job was first. */
export async function markExportReady(
  tx: Tx,
  { id, ...made }: { id: string; files: number; bytes: number; sha256: string },
): Promise<boolean> {
  const expiresAt = sql`app_clock() + ${keptFor}` as unknown as string;
  const readyAt = sql`app_clock()` as unknown as string;
  const marked = await tx
    .update(exports)
    .set({ state: 'ready', ...made, readyAt, expiresAt })
    .where(sql`${exports.id} = ${id} and ${exports.state} in ('waiting', 'failed')`)
    .returning({ id: exports.id });
  return marked.length === 1;
}

/** Notes that somebody takes a file that may still be given; undefined when it may not, or is somebody else's. */
export async function takeExport(
  tx: Tx,
  { officeId, id, staffId, address }: { officeId: string; id: string; staffId: string; address: string },
): Promise<ExportRow | undefined> {
  const [row] = await tx
    .select()
    .from(exports)
    .where(
      sql`${exports.id} = ${id} and ${exports.staffId} = ${staffId} and ${exports.state} = 'ready'
        and ${exports.expiresAt} > app_clock()`,
    );
  if (row) await tx.insert(exportDownloads).values({ officeId, exportId: id, staffId, address });
  return row;
}

export type ListedExport = ExportRow & {
  staffName: string;
  businessName: string | null;
  isOver: boolean;
  downloads: { at: string; address: string }[];
};

/** The newest exports of the office, or of one person, with each time they were taken. */
export async function listExports(tx: Tx, { staffId }: { staffId?: string }): Promise<ListedExport[]> {
  const found = await tx
    .select({
      row: exports,
      staffName: staff.name,
      businessName: businesses.name,
      isOver: sql<boolean>`coalesce(${exports.expiresAt} <= app_clock(), false)`,
      downloads: sql<
        { at: string; address: string }[]
      >`coalesce((select jsonb_agg(jsonb_build_object('at', d.at,
        'address', d.address) order by d.id) from export_downloads d where d.office_id = exports.office_id
        and d.export_id = exports.id), '[]')`,
    })
    .from(exports)
    .innerJoin(staff, and(eq(staff.officeId, exports.officeId), eq(staff.id, exports.staffId)))
    .leftJoin(
      businesses,
      and(eq(businesses.officeId, exports.officeId), eq(businesses.id, exports.businessId)),
    )
    .where(staffId ? eq(exports.staffId, staffId) : undefined)
    .orderBy(desc(exports.id))
    .limit(50);
  return found.map(({ row, downloads, ...rest }) => ({
    ...row,
    ...rest,
    downloads: downloads.map(({ at, address }) => ({ at: new Date(at).toISOString(), address })),
  }));
}
