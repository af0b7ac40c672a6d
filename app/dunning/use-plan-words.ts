import { useT } from '#app/lib/use-t.tsx';
import type { DunningPlan } from '#db/shapes/dunning.ts';

/** What a plan does, in a sentence. */
export function usePlanWords() {
  const t = useT();
  return ({ mode, firstDays, secondDays, leavesHour }: DunningPlan): string =>
    t(`dunning:plan.sectionSays.${mode}`, { first: firstDays, second: secondDays, hour: leavesHour });
}
