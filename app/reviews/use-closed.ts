import { paths } from '#app/lib/paths.ts';
import { linesOf, useReview } from './use-review.ts';

/** The page without the question that stands over it. */
export const useClosed = (): string => {
  const { view, as } = useReview();
  const { access } = view;
  return access.kind === 'link'
    ? paths.reviewLink(access.token)
    : paths.review(view.invoiceId, { lines: linesOf(view), as: as ?? undefined });
};
