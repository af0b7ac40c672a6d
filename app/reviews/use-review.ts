import { createContext, useContext } from 'react';
import type { ReviewView } from './review-data.ts';

export type ReviewPageData = {
  view: ReviewView;
  /** What each act of this page needs to be believed; none when it was opened by the mail's link. */
  nonces: Partial<Record<string, string>>;
  /** Tells the sessions of one browser apart; null when there is one. */
  as: string | null;
  /** The reader came from the page where everything of the business waits. */
  hasHome: boolean;
  /** An approval here takes a one-time code by mail. */
  needsCode: boolean;
  /** Whose approval the reader has just taken back; null when nothing says that he did. */
  undone: { name: string; isReader: boolean } | null;
};

const ReviewContext = createContext<ReviewPageData | null>(null);

/** Gives the review to the parts of its page. */
export const ReviewProvider = ReviewContext.Provider;

/** The page of lines that is in sight, for addresses that come back to it; the first needs no name. */
export const linesOf = ({ document }: ReviewView): number | undefined =>
  document.slice.page > 1 ? document.slice.page : undefined;

/** The review that the page shows. @throws Error outside of a `ReviewProvider`. */
export function useReview(): ReviewPageData {
  const data = useContext(ReviewContext);
  if (!data) throw new Error('no ReviewProvider above this part');
  return data;
}
