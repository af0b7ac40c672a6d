import { desc, sql } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { type OperatorAct, operatorActs } from '#db/schema/operations.ts';

export type { OperatorAct };
export type OperatorActRow = typeof operatorActs.$inferSelect;

export async function insertOperatorAct(
  tx: Tx,
  act: { officeId: string; act: OperatorAct; subject: string; items: number; actor: string },
): Promise<void> {
  await tx.insert(operatorActs).values(act);
}

/** The newest first. */
export const listOperatorActs = (tx: Tx, limit: number): Promise<OperatorActRow[]> =>
  tx
    .select()
    .from(operatorActs)
    .where(sql`office_id = (select app_office())`)
    .orderBy(desc(operatorActs.id))
    .limit(limit);
