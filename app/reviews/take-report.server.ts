import { data, redirect } from '@remix-run/node';
import { askToConfirm, isConfirmed } from '#app/auth/report-gesture.server.ts';
import type { LinkReport } from '#app/auth/report-link.server.ts';
import { services } from '#app/lib/services.server.ts';
import { readReport } from './read-report.server.ts';

/** What the page of a report is told after a press: to choose what happened, or to confirm it. */
export type ReportAnswer = { isMissing: true } | { isMissing: false; report: LinkReport; proof: string };

type Posted = {
  request: Request;
  form: FormData;
  /** The token of the link, or the id of the session. */
  about: string;
  record: (report: LinkReport) => Promise<void>;
  doneTo: string;
};

/** POST of a report: asks to confirm it, or records what was confirmed. */
export async function takeReport({ request, form, about, record, doneTo }: Posted) {
  const report = readReport(form);
  if (!report) return data({ isMissing: true } satisfies ReportAnswer, { status: 400 });
  const reporting = { env: services().env, about, report };
  if (!isConfirmed(request, form, reporting)) {
    const { proof, setCookie } = askToConfirm(request, reporting);
    const answer: ReportAnswer = { isMissing: false, report, proof };
    return data(answer, { headers: { 'Set-Cookie': setCookie } });
  }
  await record(report);
  return redirect(doneTo, 303);
}
