import type { Tx } from '#db/client.ts';
import { findPlan } from '#db/queries/dunning-plans.ts';
import type { DunningPlan } from '#db/shapes/dunning.ts';
import { usualPlan } from './plan.ts';

/** How a business asks now; version 0: nobody has said so yet. */
export async function readPlan(tx: Tx, businessId: string): Promise<DunningPlan & { version: number }> {
  return (await findPlan(tx, businessId)) ?? { ...usualPlan, version: 0 };
}

/** The plan that judges a message, as it is now; null where a person asked by hand. */
export const planOf = async (
  tx: Tx,
  { businessId, planVersion }: { businessId: string; planVersion: number | null },
): Promise<DunningPlan | null> => (planVersion === null ? null : readPlan(tx, businessId));
