import { Rich, useT } from '#app/lib/use-t.tsx';
import { Diff } from '#app/ui/diff.tsx';
import { Fold } from '#app/ui/sheet.tsx';
import { SlicePager, useSliceLink } from '#app/ui/slice-pager.tsx';
import { useReview } from './use-review.ts';

/** What changed since the round before, first of all; then how much of it was read already. */
export const ChangesFold = () => {
  const t = useT();
  const { view } = useReview();
  const { changes } = view;
  const linkTo = useSliceLink();
  if (!changes) return null;
  const { views, slice, seen } = changes;
  const title = (
    <Rich
      i18nKey="review:changes"
      values={{ count: slice.total }}
      components={{ span: <span className="fold__n" /> }}
    />
  );
  return (
    <Fold className="changes" icon="history" open summary={slice.total > 0 ? title : t('review:noChanges')}>
      <Diff changes={views.map(asChange)} />
      <SlicePager slice={slice} name="changes" />
      {seen > 0 && <p className="small muted changes__seen">{t('review:seenLines', { count: seen })}</p>}
    </Fold>
  );

  function hrefOf({ lineId, page }: (typeof views)[number]) {
    const isHere = page === null || page === view.document.slice.page;
    return isHere ? `#line-${lineId}` : linkTo('lines', page, `line-${lineId}`);
  }

  function asChange(change: (typeof views)[number]) {
    return {
      what: change.lineId ? <a href={hrefOf(change)}>{change.label}</a> : change.label,
      before: change.before ?? undefined,
      after: change.after ?? undefined,
      icon: change.isTotal ? ('banknote' as const) : undefined,
      why: change.asked ? t('review:change.asked') : undefined,
    };
  }
};
