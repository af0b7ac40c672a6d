import type { IncomingMessage, ServerResponse } from 'node:http';
import { isHeard, signal } from '#workflows/observe/signals.ts';
import type { Log } from '#workflows/process/log.ts';
import { redactPath } from './redact-path.ts';

/** The methods of the product; whatever else somebody sends is one more, not one each. */
const methods = new Set(['GET', 'HEAD', 'POST', 'OPTIONS']);
export const methodOf = ({ method = '' }: IncomingMessage) => (methods.has(method) ? method : 'other');
export const pathOf = (target: string) => target.split('?', 1)[0]!;

/** One line per answer, when it is over: never a query, a token, a cookie or a body. */
export const logWhenDone = (
  message: IncomingMessage,
  outgoing: ServerResponse,
  { log, from, routeOf }: { log: Log; from: string; routeOf: (path: string) => string },
) => {
  const start = performance.now();
  outgoing.once('close', () => {
    const took = performance.now() - start;
    const ms = Math.round(took);
    const { statusCode: status } = outgoing;
    const aborted = !outgoing.writableFinished || undefined;
    const line = { method: message.method, path: redactPath(message.url ?? ''), status, ms, from, aborted };
    if (isHeard('request')) {
      const route = routeOf(pathOf(message.url ?? ''));
      signal('request', { method: methodOf(message), route, status, ms: took });
    }
    // Whoever asks whether we are ready is answered by « no » as well: no error, least of all while the worker comes up.
    const isError = status >= 500 && pathOf(message.url ?? '') !== '/ready';
    log[isError ? 'error' : 'info'](line, 'request');
  });
};
