import { useT } from '#app/lib/use-t.tsx';
import { PageHead } from '#app/ui/page.tsx';
import { ProgressBar } from '#app/ui/progress-bar.tsx';
import { BulkTable } from './bulk-table.tsx';
import type { BulkRun } from './use-bulk-run.ts';

/** How far a bulk action is, and what became of those it has done; the newest stands first. */
export const BulkProgress = ({ run, title }: { run: BulkRun; title: string }) => {
  const t = useT();
  const { total, results } = run;
  return (
    <div data-told="" tabIndex={-1} className="stack bulk-page">
      <PageHead title={title} />
      <ProgressBar label={title} value={results.length} max={total}>
        {t('invoices:bulk.progress', { done: results.length, count: total })}
      </ProgressBar>
      {results.length > 0 && <BulkTable label={t('invoices:bulk.result')} items={results.toReversed()} />}
    </div>
  );
};
