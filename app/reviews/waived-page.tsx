import type { ReactNode } from 'react';
import { useT } from '#app/lib/use-t.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { DecidedDocument, DecidedHead, ReportErrorButton, ReportedErrors } from './decided-parts.tsx';
import { EndPage } from './end-page.tsx';
import type { ReviewPageData } from './use-review.ts';

type Props = { data: ReviewPageData; notice?: ReactNode; dialog?: ReactNode };

/** Issued without asking, as the business's policy says. */
export const WaivedPage = ({ data, notice, dialog }: Props) => {
  const t = useT();
  return (
    <EndPage data={data} notice={notice} dialog={dialog}>
      <DecidedHead title={t('review:decided.waived', { context: data.view.kind })} />
      <Notice>
        <p>{t('review:decided.waivedBody')}</p>
      </Notice>
      <ReportedErrors />
      <div className="stack">
        <DecidedDocument />
        <ReportErrorButton />
      </div>
    </EndPage>
  );
};
