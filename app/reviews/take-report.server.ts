import { data, redirect } from '@remix-run/node';
import { askToConfirm, isConfirmed } from '#app/auth/report-gesture.server.ts';
import type { LinkReport, ReportEffect } from '#app/auth/report-link.server.ts';
import { services } from '#app/lib/services.server.ts';
import { readReport } from './read-report.server.ts';
import type { ReportAnswer } from './report-answer.ts';

type Posted = {
  request: Request;
  form: FormData;
  /** The token of the link, or the id of the session. */
  about: string;
  record: (report: LinkReport) => Promise<ReportEffect>;
  /** The page that says what it has moved. */
  doneTo: (done: ReportEffect) => string;
};

/** POST of a report: asks to confirm it, or records what was confirmed. */
export async function takeReport({ request, form, about, record, doneTo }: Posted) {
  const { kind, body } = readReport(form);
  if (!kind) return data({ isMissing: true, body } satisfies ReportAnswer, { status: 400 });
  const report = { kind, body };
  const reporting = { env: services().env, about, report };
  if (!isConfirmed(request, form, reporting)) {
    const { proof, setCookie } = askToConfirm(request, reporting);
    const answer: ReportAnswer = { isMissing: false, report, proof };
    return data(answer, { headers: { 'Set-Cookie': setCookie } });
  }
  return redirect(doneTo(await record(report)), 303);
}
