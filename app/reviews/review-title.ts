import type { tFor } from '#app/lib/i18n.ts';
import type { ReviewPageData } from './use-review.ts';

/** What a title needs of a page's data. */
export type Titled = { kind: string; page?: ReviewPageData };

/** The title of the page of a review: whose document it is; nothing of it when a link is gone. */
export const reviewTitle = (t: ReturnType<typeof tFor>, loaded: Titled | undefined): string => {
  const view = loaded?.page?.view;
  if (view) {
    const options = { customer: view.buyer, context: view.kind };
    return view.decision ? t('review:titleDecided', options) : t('review:title', options);
  }
  if (loaded?.kind === 'superseded') return t('review:link.superseded');
  return t(loaded?.kind === 'gone' ? 'review:link.gone' : 'review:link.session');
};
