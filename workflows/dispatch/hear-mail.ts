import type { Hearing } from '../engine/news.ts';
import type { DispatchContext, DispatchEvent } from './events.ts';

/** How a dispatch takes what became of its mail. A complaint about an invoice only proves that it arrived. */
export const hearMail: Hearing<DispatchContext, DispatchEvent> = {
  ends: ['delivered', 'failed', 'bounced'],
  counts: 'last',
  event(_tx, _found, { kind, ...news }) {
    const { request, actor, at, reason } = news;
    const known = { request, actor, at, reason };
    if (kind === 'complained') return null;
    return kind === 'failed' || kind === 'unknown'
      ? { type: 'failed', ...known, problem: kind }
      : { type: kind, ...known };
  },
};
