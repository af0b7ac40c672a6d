import { type LinkReport, type ReportEffect, reportEffects } from '#app/auth/report-link.server.ts';
import { longestReport } from './report-page.tsx';

/** What a posted report says. `kind` is null where its question was not answered: nothing is taken for granted. */
export function readReport(form: FormData): { kind: LinkReport['kind'] | null; body: string } {
  const kind = (['notMe', 'abuse'] as const).find((each) => each === form.get('kind')) ?? null;
  const body = String(form.get('body') ?? '')
    .trim()
    .slice(0, longestReport);
  return { kind, body };
}

/** What the thanks in this address are for; null on the form. */
export const effectIn = (request: Request): ReportEffect | null => {
  const done = new URL(request.url).searchParams.get('done');
  return done === null ? null : (reportEffects.find((each) => each === done) ?? 'told');
};
