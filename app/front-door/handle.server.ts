import { randomBytes, randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createRequestHandler, type ServerBuild } from '@remix-run/node';
import type { RequestContext } from '#app/lib/load-context.server.ts';
import { isTraced, traced } from '#workflows/observe/traced.ts';
import type { Env } from '#workflows/process/env.ts';
import type { Log } from '#workflows/process/log.ts';
import { logWhenDone, methodOf, pathOf } from './access-log.server.ts';
import { admit, probes, type RequestFacts } from './admit.ts';
import type { Asset } from './assets.ts';
import { readFacts } from './facts.ts';
import { bodyLimit } from './limits.ts';
import { plainText, sayPlainly } from './plain-answers.ts';
import { trustedPeers } from './proxy.ts';
import { sendResponse, toRequest } from './remix-bridge.ts';
import { createRouteOf, type RouteOf } from './route-of.ts';
import { cacheControl, securityHeaders } from './security-headers.ts';
import { sendAsset } from './send-asset.ts';
import { textsIn } from './texts-in.server.ts';
import { answerOutages, retryAfter } from './unavailable.server.ts';

export type HandlerOptions = {
  /** The Remix server build, or a function that gives the newest one (development). */
  build: ServerBuild | (() => Promise<ServerBuild>);
  env: Env;
  log: Log;
  /** Files of the client build by path, see `loadAssets`. */
  assets: ReadonlyMap<string, Asset>;
  /** Done before an answer leaves that may carry a number which was just given. */
  anchorNumbers?: () => Promise<void>;
  /** Vite injects styles and opens a websocket: the policy makes room for them. */
  isDev?: boolean;
};

type Exchange = {
  message: IncomingMessage;
  outgoing: ServerResponse;
  facts: RequestFacts;
  context: RequestContext;
  /** The headers that every answer carries, for what it holds. */
  secure: (contentType?: string, isHashedAsset?: boolean) => Record<string, string>;
};

/** A product whose links lead to this machine answers to all its names. */
const isLocal = (origin: string) => new URL(origin).hostname === 'localhost';

const isContinue = (expectation: string) => expectation.toLowerCase() === '100-continue';

/** A page or a file that was read from the database; neither a way elsewhere nor an error of ours. */
const mayNameNumbers = ({ status, body }: Response) =>
  body !== null && (status < 300 || (status >= 400 && status < 500));

const allow = { Allow: 'GET, HEAD, POST, OPTIONS' };

/** The listener of the HTTP server: front door, files, then Remix. Never throws. */
export const createHandler = ({ build, env, log, assets, anchorNumbers, isDev = false }: HandlerOptions) => {
  const remix = createRequestHandler(
    typeof build === 'function' ? async () => answerOutages(await build()) : answerOutages(build),
    // Who sees a stack in an answer sits before the development server, whatever the environment says.
    isDev ? 'development' : 'production',
  );
  const texts = textsIn(assets.keys());
  const trusted = trustedPeers(env.TRUST_PROXY);
  const door = { appOrigin: env.APP_ORIGIN, allowLocalhost: env.isSandbox || isLocal(env.APP_ORIGIN) };

  const patternOf: RouteOf = typeof build === 'function' ? () => 'development' : createRouteOf(build);
  const routeOf: RouteOf = (path) => (assets.has(path) ? 'asset' : patternOf(path));

  /** A span around an answer, in the trace of whoever asked; named by its route, as an address says whose page it is. */
  const inSpan = (message: IncomingMessage, outgoing: ServerResponse, work: () => Promise<void>) => {
    if (!isTraced()) return work();
    const method = methodOf(message);
    const route = routeOf(pathOf(message.url ?? ''));
    const attributes = { 'http.request.method': method, 'http.route': route };
    const parent = message.headersDistinct.traceparent?.[0];
    return traced(`${method} ${route}`, { kind: 'server', attributes, parent }, async (span) => {
      await work();
      span?.setAttribute('http.response.status_code', outgoing.statusCode);
    });
  };

  const say = (
    { outgoing, context, secure }: Exchange,
    status: number,
    headers: Record<string, string> = {},
  ) => sayPlainly(outgoing, status, { ...headers, ...secure(plainText) }, context.requestId);

  const passToRemix = async (exchange: Exchange) => {
    const { message, outgoing, facts, context, secure } = exchange;
    // Who asks before sending a body is told to go on only now that the door has let the call in.
    if (message.headers.expect) outgoing.writeContinue();
    const abort = new AbortController();
    outgoing.once('close', () => outgoing.writableFinished || abort.abort());
    let isTooLarge = false;
    const request = toRequest(message, env.APP_ORIGIN, abort.signal, () => {
      isTooLarge = true;
    });
    const response = await remix(request, context);
    if (isTooLarge) {
      // The action failed to read it and would be shown as broken. The rest of the body is not worth a connection.
      outgoing.once('finish', () => message.destroy());
      return say(exchange, 413, { Connection: 'close' });
    }
    if (anchorNumbers && mayNameNumbers(response) && !probes.has(pathOf(facts.target)))
      try {
        await anchorNumbers();
      } catch (error) {
        context.log.error({ err: error }, 'no anchor for the numbers of an answer');
        return say(exchange, 503, { 'Retry-After': retryAfter });
      }
    const isAway = response.status === 503;
    // A file that could not be read has no page of its own.
    if (isAway && !response.headers.has('content-type'))
      return say(exchange, 503, { 'Retry-After': retryAfter });
    await sendResponse(response, outgoing, (headers) => ({
      ...(isAway && { 'Retry-After': retryAfter }),
      'Cache-Control': headers.get('cache-control') ?? cacheControl({ isHashedAsset: false }),
      ...secure(headers.get('content-type') ?? undefined),
    }));
  };

  const answer = async (exchange: Exchange) => {
    const { message, outgoing, facts, context, secure } = exchange;
    const admission = admit(facts, door);
    if (!admission.ok) {
      const { origin, fetchSite } = facts;
      context.log.warn({ code: admission.code, origin, fetchSite }, 'refused at the door');
      // What follows an unread body would be taken for the next request.
      const end = facts.hasBody && { Connection: 'close' };
      return say(exchange, admission.status, { ...(admission.status === 405 && allow), ...end });
    }
    if (message.headers.expect && !isContinue(message.headers.expect)) return say(exchange, 417);
    if (facts.method === 'OPTIONS') return say(exchange, 204, allow);
    const path = pathOf(facts.target);
    if (Number(message.headers['content-length'] ?? 0) > bodyLimit(path))
      return say(exchange, 413, { Connection: 'close' });
    const asset = facts.method === 'POST' ? undefined : assets.get(path);
    if (asset) return sendAsset(asset, message, outgoing, secure(asset.type, asset.isHashed));
    return passToRemix(exchange);
  };

  return async (message: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const { facts, clientAddress } = readFacts(message, trusted);
    const requestId = randomUUID();
    const nonce = randomBytes(18).toString('base64url');
    const context: RequestContext = {
      env,
      log: log.child({ requestId }),
      requestId,
      nonce,
      clientAddress,
      texts,
    };
    const secure: Exchange['secure'] = (contentType, isHashedAsset = false) => ({
      ...securityHeaders({ nonce, contentType, isHashedAsset, isDev }),
      'X-Request-Id': requestId,
    });
    const exchange = { message, outgoing, facts, context, secure };
    logWhenDone(message, outgoing, { log: context.log, from: clientAddress, routeOf });
    try {
      await inSpan(message, outgoing, () => answer(exchange));
    } catch (error) {
      if (outgoing.destroyed || message.destroyed) return;
      context.log.error({ err: error }, 'the server failed to answer');
      if (outgoing.headersSent) outgoing.destroy();
      else say(exchange, 500);
    }
  };
};
