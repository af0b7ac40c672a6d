import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import { type Db, rows, type Tx } from '#db/client.ts';
import { offices, staff } from '#db/schema/index.ts';

/** The offices of a database whose clock may be moved; none anywhere else. */
export function listDemonstrationOffices(db: Db) {
  return rows<{ id: string; name: string }>(
    db,
    sql`select office_id as id, name from demo_offices() order by name`,
  );
}

/** Everybody of the office with a second factor, with what his telephone holds. For the demonstration alone. */
export function listSecondFactors(tx: Tx, officeId: string) {
  return tx
    .select({
      id: staff.id,
      name: staff.name,
      email: staff.email,
      role: staff.role,
      totpSecret: staff.totpSecret,
      totpLastStep: staff.totpLastStep,
    })
    .from(staff)
    .innerJoin(offices, eq(offices.id, staff.officeId))
    .where(and(eq(staff.officeId, officeId), isNull(staff.disabledAt), isNotNull(staff.totpSecret)))
    .orderBy(staff.createdAt, staff.id);
}

/** The clock that decides, how far it is ahead of the world's, and whether it may be moved. */
export async function findClock(db: Db): Promise<{ now: string; aheadMs: number; movable: boolean }> {
  const [row] = await rows<{ now: string; ahead: string; movable: boolean }>(
    db,
    sql`select app_clock() as now, offset_ms::text as ahead, movable from clock_control`,
  );
  return {
    now: new Date(row!.now).toISOString(),
    aheadMs: Number(row!.ahead),
    movable: row!.movable,
  };
}
