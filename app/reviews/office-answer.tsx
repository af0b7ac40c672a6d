import { useFormat, useT } from '#app/lib/use-t.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { useReview } from './use-review.ts';

/** Longer answers are read on in their thread. */
const shown = 200;

/** What the office answered last, while it is the last word: what has changed since the page was read before. */
export const OfficeAnswer = () => {
  const t = useT();
  const f = useFormat();
  const last = useReview().view.messages.at(-1);
  if (last?.from !== 'office' || !last.text) return null;
  const isLong = last.text.length > shown;
  return (
    <Notice icon="message-square" className="office-answer">
      <p>
        <b>{t('review:thread.answered', { author: last.author })}</b>{' '}
        {isLong ? `${last.text.slice(0, shown).trimEnd()}…` : last.text}{' '}
        <span className="small muted">{f.instant(last.at)}</span>
      </p>
      {isLong && (
        <p className="small">
          <a href={`#message-${last.id}`}>{t('review:thread.more')}</a>
        </p>
      )}
    </Notice>
  );
};
