import { useFormat, useT } from '#app/lib/use-t.tsx';
import { FactList, Section } from '#app/ui/record/facts.tsx';
import type { Lateness } from '#db/queries/engine.ts';
import { usePatience } from './use-patience.ts';

/** How late timers are now, and were in the last hour. */
export const LateSection = ({ lateness, isMovable }: { lateness: Lateness; isMovable: boolean }) => {
  const t = useT();
  const f = useFormat();
  const patience = usePatience();
  const { fired, p50Ms, p99Ms, oldestDueMs } = lateness;
  return (
    <Section title={t('engine:late.title')}>
      <FactList
        facts={[
          {
            label: t('engine:late.now'),
            value: <b>{oldestDueMs > 0 ? patience(oldestDueMs) : t('engine:late.none')}</b>,
          },
          p50Ms !== null && { label: t('engine:late.median'), value: patience(p50Ms) },
          p99Ms !== null && { label: t('engine:late.worst'), value: patience(p99Ms) },
          { label: t('engine:late.fired'), value: f.number(`${fired}`) },
        ]}
      />
      <p className="small muted">{t('engine:late.grace')}</p>
      {isMovable && <p className="small muted">{t('engine:late.moved')}</p>}
    </Section>
  );
};
