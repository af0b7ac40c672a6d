import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { writeReadableStreamToWritable } from '@remix-run/node';
import { bodyLimit, limitBody } from './limits.ts';

/** Headers that would let a client speak about where the request came from. */
const dropped = new Set(['host', 'origin', 'forwarded', 'x-real-ip']);

const toHeaders = (message: IncomingMessage, appOrigin: string) => {
  const headers = new Headers();
  for (const [name, values] of Object.entries(message.headersDistinct)) {
    if (dropped.has(name) || name.startsWith('x-forwarded-')) continue;
    for (const value of values ?? []) headers.append(name, value);
  }
  // The front door has decided already. Under `no-referrer` browsers write `Origin: null` on our own forms, which
  // Remix would refuse; and its check and every absolute link must see APP_ORIGIN, never what a client claims.
  headers.set('host', new URL(appOrigin).host);
  if (message.headers.origin !== undefined) headers.set('origin', appOrigin);
  return headers;
};

/** The web `Request` of an admitted call. Its address begins with APP_ORIGIN; its body is cut at the path's limit. */
export const toRequest = (
  message: IncomingMessage,
  appOrigin: string,
  signal: AbortSignal,
  onTooLarge: () => void,
): Request => {
  const url = new URL(message.url ?? '/', appOrigin);
  const init: RequestInit & { duplex?: 'half' } = {
    method: message.method ?? 'GET',
    headers: toHeaders(message, appOrigin),
    signal,
  };
  if (init.method === 'POST') {
    const body = Readable.toWeb(message) as ReadableStream<Uint8Array>;
    init.body = body.pipeThrough(limitBody(bodyLimit(url.pathname), onTooLarge));
    init.duplex = 'half';
  }
  return new Request(url, init);
};

/** Writes a web `Response`; `finish` has the last word on the headers. */
export const sendResponse = async (
  response: Response,
  outgoing: ServerResponse,
  finish: (headers: Headers) => Record<string, string>,
): Promise<void> => {
  outgoing.statusCode = response.status;
  for (const [name, value] of response.headers) if (name !== 'set-cookie') outgoing.setHeader(name, value);
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) outgoing.setHeader('Set-Cookie', cookies);
  for (const [name, value] of Object.entries(finish(response.headers))) outgoing.setHeader(name, value);
  if (response.body) await writeReadableStreamToWritable(response.body, outgoing);
  else outgoing.end();
};
