import { randomBytes, randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createRequestHandler, type ServerBuild } from '@remix-run/node';
import type { RequestContext } from '#app/lib/load-context.server.ts';
import type { Env } from '#workflows/env.ts';
import type { Log } from '#workflows/log.ts';
import { admit } from './admit.ts';
import { type Asset, encodeAsset } from './assets.ts';
import { readFacts } from './facts.ts';
import { bodyLimit } from './limits.ts';
import { plainAnswer } from './plain-answers.ts';
import { trustedPeers } from './proxy.ts';
import { redactPath } from './redact-path.ts';
import { sendResponse, toRequest } from './remix-bridge.ts';
import { cacheControl, securityHeaders } from './security-headers.ts';

export type HandlerOptions = {
  /** The Remix server build, or a function that gives the newest one (development). */
  build: ServerBuild | (() => Promise<ServerBuild>);
  env: Env;
  log: Log;
  /** Files of the client build by path, see `loadAssets`. */
  assets: ReadonlyMap<string, Asset>;
  /** Vite injects styles and opens a websocket: the policy makes room for them. */
  isDev?: boolean;
};

const allowed = 'GET, HEAD, POST, OPTIONS';

const isTooLarge = (message: IncomingMessage) =>
  Number(message.headers['content-length'] ?? 0) > bodyLimit((message.url ?? '').split('?', 1)[0]!);

const logWhenDone = (message: IncomingMessage, outgoing: ServerResponse, log: Log, from: string) => {
  const start = performance.now();
  outgoing.once('close', () => {
    const ms = Math.round(performance.now() - start);
    const { statusCode: status } = outgoing;
    const aborted = !outgoing.writableFinished || undefined;
    const line = { method: message.method, path: redactPath(message.url ?? ''), status, ms, from, aborted };
    log[status >= 500 ? 'error' : 'info'](line, 'request');
  });
};

/** The listener of the HTTP server: front door, files, then Remix. Never throws. */
export const createHandler = ({ build, env, log, assets, isDev = false }: HandlerOptions) => {
  const remix = createRequestHandler(build, env.NODE_ENV);
  const trusted = trustedPeers(env.TRUST_PROXY);
  const door = { appOrigin: env.APP_ORIGIN, allowLocalhost: env.isSandbox || env.NODE_ENV === 'development' };

  const answer = async (message: IncomingMessage, outgoing: ServerResponse, context: RequestContext) => {
    const { nonce } = context;
    const finish = (contentType: string | undefined, isHashedAsset = false) => ({
      ...securityHeaders({ nonce, contentType, isHashedAsset, isDev }),
      'X-Request-Id': context.requestId,
    });
    const say = (status: number, extra: Record<string, string> = {}) => {
      const type = 'text/plain; charset=utf-8';
      outgoing.writeHead(status, {
        'Content-Type': type,
        'Cache-Control': 'no-store',
        ...extra,
        ...finish(type),
      });
      outgoing.end(
        message.method === 'HEAD' || status === 204 ? undefined : plainAnswer(status, context.requestId),
      );
    };

    const { facts } = readFacts(message, trusted);
    const admission = admit(facts, door);
    if (!admission.ok) {
      context.log.warn(
        { code: admission.code, origin: facts.origin, fetchSite: facts.fetchSite },
        'refused at the door',
      );
      return say(admission.status, admission.status === 405 ? { Allow: allowed } : {});
    }
    if (facts.method === 'OPTIONS') return say(204, { Allow: allowed });
    if (isTooLarge(message)) return say(413);

    const asset = facts.method === 'POST' ? undefined : assets.get(facts.target.split('?', 1)[0]!);
    if (asset) {
      const { body, encoding } = encodeAsset(asset, message.headers['accept-encoding']);
      const isFresh = message.headers['if-none-match'] === asset.etag;
      outgoing.writeHead(isFresh ? 304 : 200, {
        ETag: asset.etag,
        Vary: 'Accept-Encoding',
        'Cache-Control': cacheControl({ isHashedAsset: asset.isHashed }),
        ...(isFresh ? {} : { 'Content-Type': asset.type, 'Content-Length': body.byteLength }),
        ...(encoding && !isFresh ? { 'Content-Encoding': encoding } : {}),
        ...finish(asset.type, asset.isHashed),
      });
      return outgoing.end(isFresh || message.method === 'HEAD' ? undefined : body);
    }

    const abort = new AbortController();
    outgoing.once('close', () => outgoing.writableFinished || abort.abort());
    let tooLarge = false;
    const request = toRequest(message, env.APP_ORIGIN, abort.signal, () => {
      tooLarge = true;
    });
    const response = await remix(request, context);
    if (tooLarge) {
      // The action failed to read it and would be shown as broken. The rest of the body is not worth a connection.
      outgoing.once('finish', () => message.destroy());
      return say(413, { Connection: 'close' });
    }
    await sendResponse(response, outgoing, (headers) => ({
      'Cache-Control': headers.get('cache-control') ?? cacheControl({ isHashedAsset: false }),
      ...finish(headers.get('content-type') ?? undefined),
    }));
  };

  return async (message: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const requestId = randomUUID();
    const requestLog = log.child({ requestId });
    const from = readFacts(message, trusted).clientAddress;
    logWhenDone(message, outgoing, requestLog, from);
    const nonce = randomBytes(18).toString('base64url');
    const context: RequestContext = { env, log: requestLog, requestId, nonce, clientAddress: from };
    try {
      await answer(message, outgoing, context);
    } catch (error) {
      if (outgoing.destroyed || message.destroyed) return;
      requestLog.error({ err: error }, 'the server failed to answer');
      if (outgoing.headersSent) return void outgoing.destroy();
      const headers = securityHeaders({ nonce, contentType: 'text/plain', isHashedAsset: false, isDev });
      outgoing.writeHead(500, {
        ...headers,
        'Content-Type': 'text/plain; charset=utf-8',
        'Cache-Control': 'no-store',
      });
      outgoing.end(plainAnswer(500, requestId));
    }
  };
};
