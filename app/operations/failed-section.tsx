import type { ReactNode } from 'react';
import { paths } from '#app/lib/paths.ts';
import { useT } from '#app/lib/use-t.tsx';
import { LinkButton } from '#app/ui/button.tsx';
import { Icon } from '#app/ui/icon.tsx';
import { Pager } from '#app/ui/pager.tsx';
import type { EnginePageData } from './engine.server.ts';
import { FailedRow } from './failed-row.tsx';
import { pageSize } from './page-size.ts';

type Kind = 'workflows' | 'jobs';

/** What failed and why, each with its retry: workflows by themselves, then jobs. */
export const FailedSection = ({ engine }: { engine: EnginePageData }) => {
  const t = useT();
  const { failures, workflows, jobs } = engine;
  const totals = { workflows: failures.workflows, jobs: failures.failedJobs + failures.retryingJobs };
  if (totals.workflows + totals.jobs === 0) {
    return (
      <p className="all-well">
        <Icon name="check" />
        {t('engine:failed.none')}
      </p>
    );
  }
  return (
    <>
      <Group kind="workflows" total={totals.workflows} pages={engine.pages}>
        {workflows.map((each) => (
          <FailedRow
            key={each.id}
            act="retryWorkflow"
            id={each.id}
            what={t(`engine:machine.${each.machine as 'review'}`, { defaultValue: each.machine })}
            error={each.failure}
            tries={each.failures}
            since={each.at}
            nextTryAt={each.nextTryAt}
            now={engine.now}
            invoice={each.reference ? { id: each.invoiceId, reference: each.reference } : null}
          />
        ))}
      </Group>
      <Group kind="jobs" total={totals.jobs} pages={engine.pages}>
        {jobs.map((each) => (
          <FailedRow
            key={`${each.kind} ${each.key}`}
            act="rerunJob"
            id={each.key}
            what={t(`engine:queue.${each.kind as 'mail'}`, { defaultValue: each.kind })}
            error={each.error}
            tries={each.attempts}
            since={each.since}
            nextTryAt={each.nextTryAt}
            now={engine.now}
            invoice={
              each.invoiceId && each.reference ? { id: each.invoiceId, reference: each.reference } : null
            }
          />
        ))}
      </Group>
    </>
  );
};

type GroupProps = { kind: Kind; total: number; pages: Record<Kind, number>; children: ReactNode };

const Group = ({ kind, total, pages, children }: GroupProps) => {
  const t = useT();
  const page = pages[kind];
  const from = (page - 1) * pageSize + 1;
  const to = Math.min(total, page * pageSize);
  const at = (number: number) => paths.engine({ ...pages, [kind]: number });
  return total === 0 ? null : (
    <section className="grp" data-tone="red" data-group={kind} aria-labelledby={`g-${kind}`}>
      <div className="grp__h">
        <Icon name={kind === 'workflows' ? 'octagon-x' : 'rotate-ccw'} />
        <h2 className="h3" id={`g-${kind}`}>
          {t(`engine:failed.${kind}`)}
        </h2>
        <span className="n num">{total}</span>
        <LinkButton
          size="desk"
          icon="refresh-cw"
          className="push"
          to={paths.engine({ ask: kind })}
          preventScrollReset
        >
          {t('engine:failed.all')}
        </LinkButton>
      </div>
      <ul className="todo">{children}</ul>
      {total > pageSize && (
        <Pager
          from={from}
          to={to}
          total={total}
          previous={page > 1 ? at(page - 1) : undefined}
          next={to < total ? at(page + 1) : undefined}
        />
      )}
    </section>
  );
};
