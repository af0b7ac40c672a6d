/** More than that is no choice any more: the end of a month has a page of its own. */
export const mostSelected = 1000;
