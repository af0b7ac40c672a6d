import type { LinkReport } from '#app/auth/report-link.server.ts';
import { longestReport } from './report-page.tsx';

/** What a posted report says; null where nobody chose what happened. */
export function readReport(form: FormData): LinkReport | null {
  const kind = (['notMe', 'abuse'] as const).find((each) => each === form.get('kind'));
  if (!kind) return null;
  const body = String(form.get('body') ?? '')
    .trim()
    .slice(0, longestReport);
  return { kind, body };
}
