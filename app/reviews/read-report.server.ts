import type { LinkReport } from '#app/auth/report-link.server.ts';
import { longestReport } from './report-page.tsx';

/** What a posted report says; anything but « it was not me » is abuse. */
export function readReport(form: FormData): LinkReport {
  const kind = form.get('kind') === 'notMe' ? 'notMe' : 'abuse';
  const body = String(form.get('body') ?? '')
    .trim()
    .slice(0, longestReport);
  return { kind, body };
}
