import { useFormat, useT } from '#app/lib/use-t.tsx';
import { Section } from '#app/ui/record/facts.tsx';
import type { OperatorActRow } from '#db/queries/operator-acts.ts';

/** Who told the engine to do what: the newest first. */
export const OperatorActs = ({ acts }: { acts: readonly OperatorActRow[] }) => {
  const t = useT();
  const f = useFormat();
  return (
    <Section title={t('engine:acts.title')}>
      {acts.length === 0 ? (
        <p className="muted small">{t('engine:acts.none')}</p>
      ) : (
        <ul className="acts-list">
          {acts.map(({ id, act, items, actor, at, subject }) => (
            <li key={id} data-operator-act={act}>
              <span>
                <b>{actor}</b>{' '}
                {act === 'retryWorkflow' || act === 'rerunJob'
                  ? t(`engine:acts.${act}`)
                  : t(`engine:acts.${act}`, { count: items })}
              </span>
              <span className="small muted num">{f.instant(at)}</span>
              {subject && <span className="proof">{subject}</span>}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
};
