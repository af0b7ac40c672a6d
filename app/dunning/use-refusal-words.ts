import { useFormat, useT } from '#app/lib/use-t.tsx';
import type { DunRefusal } from '#db/shapes/dunning.ts';
import type { DunningData } from './dunning.server.ts';

/** Why nothing can leave now, with the day from which it can where that is known. */
export function useRefusalWords({
  hold,
  nextOn,
  nextHour,
}: Pick<DunningData, 'hold' | 'nextOn' | 'nextHour'>) {
  const t = useT();
  const f = useFormat();
  return (refusal: DunRefusal): string => {
    if (refusal === 'held' && hold)
      return hold.untilOn
        ? t('dunning:heldUntil', { name: hold.by, date: f.date(hold.untilOn) })
        : t('dunning:heldOpen', { name: hold.by });
    if (refusal === 'tooSoon' && nextOn) return t('dunning:soonUntil', { date: f.instant(nextOn) });
    if (refusal === 'hours') return t('dunning:hoursUntil', { date: f.instant(nextHour) });
    return t(`dunning:refused.${refusal}`);
  };
}
