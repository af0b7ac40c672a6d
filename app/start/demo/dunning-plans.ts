import type { PlanMode } from '#db/shapes/dunning.ts';
import { askByPlan } from '#workflows/dunning/ask-by-plan.ts';
import { savePlan } from '#workflows/dunning/commands/save-plan.ts';
import { usualPlan } from '#workflows/dunning/plan.ts';
import type { Actor } from '#workflows/engine/types.ts';
import type { Services } from '#workflows/services.ts';
import type { Step } from './replay.ts';
import type { Seeded } from './seed-people.ts';

const modes = [
  ['plumber', 'proposed'],
  ['agency', 'automatic'],
] as const satisfies [string, PlanMode][];

/** Reminders of the agency leave by themselves, those of the plumber are proposed; what this morning announced is told. */
export const dunningPlans = (s: Services, { officeId, staff, businesses }: Seeded): Step => ({
  ago: 2,
  run: async () => {
    const [first] = staff;
    const actor: Actor = {
      kind: 'staff',
      id: first?.id ?? null,
      name: first?.name ?? '',
      channel: 'console',
    };
    for (const [key, mode] of modes)
      await savePlan(
        s,
        { officeId, actor },
        { businessId: businesses[key]?.id ?? '', seen: 0, plan: { ...usualPlan, mode, bankDays: null } },
      );
    await askByPlan(s);
  },
});
