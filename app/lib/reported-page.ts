/** Which page behind a cookie a report is about. */
export const reportedPages = ['review', 'portal', 'invoice'] as const;
type ReportedPage = (typeof reportedPages)[number];

/** What a route tells the foot of its page: `export const handle: ReportHandle = { report: 'review' }`. */
export type ReportHandle = { report?: ReportedPage };
