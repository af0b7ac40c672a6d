import { inOffice } from '#db/client.ts';
import { findBusiness } from '#db/queries/businesses.ts';
import { insertPlan } from '#db/queries/dunning-plans.ts';
import type { DunningPlan } from '#db/shapes/dunning.ts';
import type { Services } from '../../services.ts';
import { lockBooks } from '../../settlement/books.ts';
import { stampOf, type Who } from '../../settlement/settle.ts';
import { readPlan } from '../read-plan.ts';

/** `seen`: the version the form was filled from. */
type SavePlan = { businessId: string; seen: number; plan: DunningPlan };

type SavePlanOutcome = { ok: true } | { ok: false; reason: 'notFound' | 'changed' };

/** How a business asks from now on. The same again is no new version. */
export const savePlan = (
  s: Pick<Services, 'db'>,
  who: Who,
  { businessId, seen, plan }: SavePlan,
): Promise<SavePlanOutcome> =>
  inOffice(s.db, who.officeId, async (tx) => {
    if (!(await findBusiness(tx, businessId))) return { ok: false, reason: 'notFound' };
    await lockBooks(tx, [businessId]);
    const { version, ...current } = await readPlan(tx, businessId);
    if (isSame(plan, current) && version > 0) return { ok: true };
    if (version !== seen) return { ok: false, reason: 'changed' };
    await insertPlan(tx, { ...(await stampOf(tx, who)), ...plan, businessId, version: version + 1 });
    return { ok: true };
  });

const isSame = (one: DunningPlan, other: DunningPlan): boolean =>
  one.mode === other.mode &&
  one.firstDays === other.firstDays &&
  one.secondDays === other.secondDays &&
  one.leavesHour === other.leavesHour &&
  one.leastCents === other.leastCents &&
  one.bankDays === other.bankDays;
