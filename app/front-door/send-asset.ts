import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Asset, encodeAsset } from './assets.ts';
import { cacheControl } from './security-headers.ts';

/** Answers with a file of the client build, or with 304 when the browser has it. */
export const sendAsset = (
  asset: Asset,
  message: IncomingMessage,
  outgoing: ServerResponse,
  headers: Record<string, string>,
) => {
  const shared = {
    ETag: asset.etag,
    Vary: 'Accept-Encoding',
    'Cache-Control': cacheControl({ isHashedAsset: asset.isHashed }),
    ...headers,
  };
  if (message.headers['if-none-match'] === asset.etag) return void outgoing.writeHead(304, shared).end();
  const { body, encoding } = encodeAsset(asset, message.headers['accept-encoding']);
  outgoing.writeHead(200, {
    ...shared,
    'Content-Type': asset.type,
    'Content-Length': body.byteLength,
    ...(encoding && { 'Content-Encoding': encoding }),
  });
  outgoing.end(message.method === 'HEAD' ? undefined : body);
};
