import { useT } from '#app/lib/use-t.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHead } from '#app/ui/page.tsx';
import type { EnginePageData } from './engine.server.ts';
import type { EngineReply } from './engine-acts.server.ts';
import { EngineTabs } from './engine-tabs.tsx';
import { FailedSection } from './failed-section.tsx';
import { LateSection } from './late-section.tsx';
import { OperatorActs } from './operator-acts.tsx';
import { ProcessesSection } from './processes-section.tsx';
import { RetryDialog } from './retry-dialog.tsx';
import { RunsSection } from './runs-section.tsx';
import { usePatience } from './use-patience.ts';
import { WaitsSection } from './waits-section.tsx';

type Props = { engine: EnginePageData; ask: string | null; reply?: EngineReply };

/** Timers later than this are told at the head of the page, in milliseconds. */
const worthSayingMs = 60_000;

/** What the runner of the workflows does, for the administrator of an office. */
export const EnginePage = ({ engine, ask, reply }: Props) => {
  const t = useT();
  const { failures } = engine;
  return (
    <>
      <PageHead title={t('engine:title')} />
      <EngineTabs current="engine" failures={failures.workflows + failures.failedJobs} />
      {reply && <Reply {...reply} />}
      <Health engine={engine} />
      <div className="engine">
        <div>
          <FailedSection engine={engine} />
          <WaitsSection machines={engine.machines} hours={engine.hours} now={engine.now} />
          <RunsSection queues={engine.queues} most={engine.mostCounted} />
          <ProcessesSection processes={engine.processes} />
        </div>
        <div className="side">
          <LateSection lateness={engine.lateness} isMovable={engine.isMovable} />
          <OperatorActs acts={engine.acts} />
        </div>
      </div>
      {ask === 'workflows' && failures.workflows > 0 && (
        <RetryDialog what="workflows" count={failures.workflows} most={engine.mostAtOnce} />
      )}
      {ask === 'jobs' && failures.failedJobs + failures.retryingJobs > 0 && (
        <RetryDialog
          what="jobs"
          count={failures.failedJobs + failures.retryingJobs}
          most={engine.mostAtOnce}
        />
      )}
    </>
  );
};

const Reply = ({ act, items }: EngineReply) => {
  const t = useT();
  return items > 0 ? (
    <Notice tone="green" icon="check" role="status" className="told">
      {act === 'retryWorkflow' || act === 'rerunJob'
        ? t(`engine:done.${act}`)
        : t(`engine:done.${act}`, { count: items })}
    </Notice>
  ) : (
    <Notice tone="ochre" role="alert" className="told">
      {t('engine:done.nothing')}
    </Notice>
  );
};

/** Whether it moves, in one sentence. */
const Health = ({ engine: { processes, lateness } }: { engine: EnginePageData }) => {
  const t = useT();
  const patience = usePatience();
  const hasWorker = processes.some(({ kind, isAlive }) => kind === 'worker' && isAlive);
  if (!hasWorker) {
    return (
      <Notice tone="red" className="told">
        {t('engine:health.dead')}
      </Notice>
    );
  }
  return lateness.oldestDueMs > worthSayingMs ? (
    <Notice tone="ochre" className="told">
      {t('engine:health.late', { late: patience(lateness.oldestDueMs) })}
    </Notice>
  ) : (
    <p className="muted told">{t('engine:health.fine')}</p>
  );
};
