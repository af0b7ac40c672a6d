import { useT } from '#app/lib/use-t.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { DecidedDocument, DecidedHead } from './decided-parts.tsx';
import { EndPage } from './end-page.tsx';
import type { ReviewPageData } from './use-review.ts';

/** Issued without asking, as the business's policy says. */
export const WaivedPage = ({ data }: { data: ReviewPageData }) => {
  const t = useT();
  return (
    <EndPage data={data}>
      <DecidedHead title={t('review:decided.waived')} />
      <Notice>
        <p>{t('review:decided.waivedBody')}</p>
      </Notice>
      <DecidedDocument />
    </EndPage>
  );
};
