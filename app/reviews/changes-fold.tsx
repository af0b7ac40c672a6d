import { Rich, useT } from '#app/lib/use-t.tsx';
import { Diff } from '#app/ui/diff.tsx';
import { Fold } from '#app/ui/sheet.tsx';
import type { ChangeView } from './change-words.server.ts';
import { useReview } from './use-review.ts';

/** What changed since the round before, first of all; then how much of it was read already. */
export const ChangesFold = () => {
  const t = useT();
  const { view } = useReview();
  const { changes, document } = view;
  if (!changes) return null;
  const seen = document.lines.filter((line) => !line.isNew && Object.keys(line.before).length === 0).length;
  const title = (
    <Rich
      i18nKey="review:changes"
      values={{ count: changes.length }}
      components={{ span: <span className="fold__n" /> }}
    />
  );
  return (
    <Fold
      className="changes"
      icon="history"
      open
      summary={changes.length > 0 ? title : t('review:noChanges')}
    >
      <Diff changes={changes.map(asChange)} />
      {seen > 0 && <p className="small muted changes__seen">{t('review:seenLines', { count: seen })}</p>}
    </Fold>
  );

  function asChange(change: ChangeView) {
    return {
      what: change.lineId ? <a href={`#line-${change.lineId}`}>{change.label}</a> : change.label,
      before: change.before ?? undefined,
      after: change.after ?? undefined,
      icon: change.isTotal ? ('banknote' as const) : undefined,
      why: change.asked ? t('review:change.asked') : undefined,
    };
  }
};
