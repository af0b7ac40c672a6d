import { useSearchParams } from '@remix-run/react';
import { paths } from '#app/lib/paths.ts';
import { useFormat, useT } from '#app/lib/use-t.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { RecordHead } from '#app/ui/record/record-head.tsx';
import { Fold } from '#app/ui/sheet.tsx';
import type { PlanData, PlanReply } from './plan.server.ts';
import { PlanFields } from './plan-fields.tsx';
import { usePlanWords } from './use-plan-words.ts';

type Props = { page: PlanData; reply: PlanReply | undefined };

/** How a business asks for what is late, tried before it is kept. */
export const PlanPage = ({ page, reply }: Props) => {
  const t = useT();
  const f = useFormat();
  const [search] = useSearchParams();
  const { business, hasClause, versions, lastRun } = page;
  const words = usePlanWords();
  return (
    <>
      <RecordHead
        title={t('dunning:plan.title')}
        under={t('dunning:plan.lead')}
        back={{ to: paths.business(business.id), label: business.name }}
      />
      {search.has('done') && !reply && (
        <Notice tone="green" icon="check" role="status" told>
          {t('dunning:plan.saved')}
        </Notice>
      )}
      {!hasClause && (
        <Notice tone="ochre" className="told">
          {t('dunning:plan.needsClause')}
        </Notice>
      )}
      {lastRun && page.mode === 'automatic' && (
        <Notice {...(!/announced|nothing/.test(lastRun.outcome) && { tone: 'ochre' })} className="told">
          {t(`dunning:plan.outcome.${lastRun.outcome}`, {
            count: lastRun.planned,
            date: f.date(lastRun.runOn),
            leaves: f.instant(lastRun.leavesAt),
          })}
        </Notice>
      )}
      <PlanFields key={page.values.seen} page={page} reply={reply} />
      {versions.length > 0 && (
        <Fold summary={t('dunning:plan.history', { count: versions.length })}>
          <ul className="stack plain">
            {versions.map((each) => (
              <li key={each.version}>
                <p className="label">
                  {t('dunning:plan.versionBy', {
                    version: each.version,
                    name: each.by,
                    date: f.instant(each.at),
                  })}
                </p>
                <p>{words(each)}</p>
              </li>
            ))}
          </ul>
        </Fold>
      )}
    </>
  );
};
