import { useFormat, useT } from '#app/lib/use-t.tsx';
import { Fold } from '#app/ui/sheet.tsx';
import { useReview } from './use-review.ts';

/** « 48 heures », « 48 heures ouvrées »: the length of the window as its contract says it. */
export const useWindowWords = () => {
  const t = useT();
  const { hours, counting } = useReview().view.silence;
  return t(counting === 'working' ? 'review:clock.workingHours' : 'review:clock.hours', { count: hours });
};

/** The clause under which silence binds, from the mandate; without one there is nothing to explain. */
export const WhySilence = () => {
  const t = useT();
  const f = useFormat();
  const hours = useWindowWords();
  const { clock, silence } = useReview().view;
  const { clause, blocks } = silence;
  if (!clause || blocks.length > 0) return null;
  return (
    <Fold className="panel__why" icon="scale" summary={t('review:clock.why')}>
      <div className="stack small muted">
        <p>{t('review:clock.whyClause', { article: clause.article, date: f.date(clause.signedOn) })}</p>
        <p>{t('review:clock.whyDelivery', { hours })}</p>
        {clock && <p>{t('review:clock.whyFrom', { date: f.instant(clock.windowFrom) })}</p>}
      </div>
    </Fold>
  );
};
