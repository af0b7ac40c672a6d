import type { tFor } from '#app/lib/i18n.ts';
import type { ReviewPageData } from './use-review.ts';

/** What a title needs of a page's data. */
export type Titled = { kind: string; page?: ReviewPageData };

/** The title of the page of a review: whose document it is; nothing of it when a link is gone. */
export const reviewTitle = (t: ReturnType<typeof tFor>, loaded: Titled | undefined): string => {
  const view = loaded?.page?.view;
  if (loaded?.kind === 'gone') return t('review:link.gone');
  if (loaded?.kind === 'superseded') return t('review:link.superseded');
  return view ? t('review:title', { customer: view.buyer, context: view.kind }) : t('review:link.session');
};
