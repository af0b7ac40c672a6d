import { useNavigation } from '@remix-run/react';
import { useT } from '#app/lib/use-t.tsx';

/** A hairline under the top edge while the next page is on its way; shown only when it takes a moment. */
export const Progress = () => {
  const t = useT();
  const isBusy = useNavigation().state !== 'idle';
  return (
    <div className="progress" role="status" data-busy={isBusy || undefined}>
      {isBusy && <span className="vh">{t('loading')}</span>}
    </div>
  );
};
