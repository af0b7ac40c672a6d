import type { LinkReport } from '#app/auth/report-link.server.ts';

/** What the page of a report is told after a press: to choose what happened (with the words it brought), or to confirm it. */
export type ReportAnswer =
  | { isMissing: true; body: string }
  | { isMissing: false; report: LinkReport; proof: string };
