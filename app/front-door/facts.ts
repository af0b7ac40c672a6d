import type { IncomingMessage } from 'node:http';
import type { RequestFacts } from './admit.ts';
import { clientAddress, type IsTrusted } from './proxy.ts';

const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value.join(',') : value);

/** Reads what a call says about itself; `X-Forwarded-*` count only when a trusted proxy wrote them. */
export const readFacts = (message: IncomingMessage, trusted: IsTrusted) => {
  const peer = message.socket.remoteAddress;
  const { headers } = message;
  const forwarded = (name: string) => (trusted(peer) ? one(headers[`x-forwarded-${name}`]) : undefined);
  const facts: RequestFacts = {
    method: message.method ?? '',
    target: message.url ?? '',
    // Two names are none: which of them a proxy went by can't be known.
    host: forwarded('host') ?? (message.headersDistinct.host?.length === 1 ? headers.host : undefined),
    origin: headers.origin,
    fetchSite: one(headers['sec-fetch-site']),
    hasBody: headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0,
  };
  return { facts, clientAddress: clientAddress(peer, forwarded('for'), trusted) };
};
