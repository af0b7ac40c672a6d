import { randomBytes, randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { plainBody, plainHeaders } from './plain-answers.ts';

/** What Node's parser says of a call it could not read, as the status that is answered. Anything else is a 400. */
const statuses = new Map<string, number>(
  Object.entries({
    ERR_HTTP_REQUEST_TIMEOUT: 408,
    HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
    HPE_HEADER_OVERFLOW: 431,
  }),
);

export const statusOfParseError = (code: string | undefined): number => statuses.get(code ?? '') ?? 400;

/**
 * Answers on a connection whose call never became a request (unreadable, too slow, too much, CONNECT) with the headers
 * of every other answer, and closes it: what follows on it can't be told apart from the rest of the call.
 */
export function refuseOnSocket(socket: Duplex, status: number): void {
  if (!socket.writable) return void socket.destroy();
  const requestId = randomUUID();
  const body = plainBody(status, requestId);
  const headers = {
    ...plainHeaders({ requestId, nonce: randomBytes(18).toString('base64url') }),
    'Content-Length': Buffer.byteLength(body),
    Connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  const head = `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`;
  socket.end(`${[head, ...lines].join('\r\n')}\r\n\r\n${body}`, () => socket.destroy());
}
