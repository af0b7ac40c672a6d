import { useNavigation } from '@remix-run/react';
import { paths } from '#app/lib/paths.ts';
import { useFormat, useT } from '#app/lib/use-t.tsx';
import { AskDialog } from '#app/ui/ask-dialog.tsx';

type Props = {
  what: 'workflows' | 'jobs';
  count: number;
  /** How many one press retries. */
  most: number;
};

/** Before everything that failed is tried again at once: how many, and what happens to each. */
export const RetryDialog = ({ what, count, most }: Props) => {
  const t = useT();
  const f = useFormat();
  const act = what === 'workflows' ? 'retryWorkflows' : 'rerunJobs';
  return (
    <AskDialog
      title={t(`engine:ask.${what}.title`, { count })}
      closeTo={paths.engine()}
      act={act}
      confirm={t('engine:failed.all')}
      harmless
      busy={useNavigation().formData?.get('act') === act}
    >
      <p>{t(`engine:ask.${what}.body`)}</p>
      {count > most && <p>{t('engine:ask.most', { n: f.number(`${most}`) })}</p>}
    </AskDialog>
  );
};
