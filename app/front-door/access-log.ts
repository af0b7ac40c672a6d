import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Log } from '#workflows/log.ts';
import { redactPath } from './redact-path.ts';

/** One line per answer, when it is over: never a query, a token, a cookie or a body. */
export const logWhenDone = (message: IncomingMessage, outgoing: ServerResponse, log: Log, from: string) => {
  const start = performance.now();
  outgoing.once('close', () => {
    const ms = Math.round(performance.now() - start);
    const { statusCode: status } = outgoing;
    const aborted = !outgoing.writableFinished || undefined;
    const line = { method: message.method, path: redactPath(message.url ?? ''), status, ms, from, aborted };
    log[status >= 500 ? 'error' : 'info'](line, 'request');
  });
};
