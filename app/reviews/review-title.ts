import type { tFor } from '#app/lib/i18n.ts';
import type { ReviewPageData } from './use-review.ts';

/** The title of the page of a review: whose document it is; nothing of it when a link is gone. */
export const reviewTitle = (
  t: ReturnType<typeof tFor>,
  loaded: { kind: string; page?: ReviewPageData } | undefined,
): string => {
  const view = loaded?.page?.view;
  return view ? t('review:title', { customer: view.buyer, context: view.kind }) : t('review:link.session');
};
