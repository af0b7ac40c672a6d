import {
  createServer as createHttpServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { fileURLToPath } from 'node:url';
import { loadAssets } from '#app/front-door/assets.ts';
import { createHandler, type HandlerOptions } from '#app/front-door/handle.server.ts';
import { headerLimits, timeouts as ordinary, type Timeouts } from '#app/front-door/limits.ts';
import { loadBuild } from '#app/front-door/load-build.ts';
import { refuseOnSocket, statusOfParseError } from '#app/front-door/raw-refusal.ts';
import { services } from '#app/lib/services.server.ts';
import { guardLedgers } from '#workflows/ledger/guard-ledgers.ts';
import { startObserving } from '#workflows/observe/start-observing.ts';
import { startHeartbeat } from '#workflows/operations/heartbeat.ts';
import { stopOnSignals } from '#workflows/operations/stop-on-signals.ts';
import { type Env, readEnvOrExit } from '#workflows/process/env.ts';
import { createLog, type Log } from '#workflows/process/log.ts';

export type WebServer = {
  server: Server;
  /** Resolves with the port it got; 0 asks for any free one. Rejects when the port is taken. */
  listen: (port: number) => Promise<number>;
  /** Takes no new connection, finishes the running answers, cuts what is left after 25 s. */
  stop: () => Promise<void>;
};

/** The web server of the product: plain HTTP, the front door, the client build, Remix. TLS ends before it. */
export const createServer = (options: HandlerOptions, timeouts: Timeouts = ordinary): WebServer => {
  const handle = createHandler(options);
  const running = new Set<ServerResponse>();
  const answer = (message: IncomingMessage, outgoing: ServerResponse) => {
    // While stopping, a connection ends with its answer, so that its next request goes to another process.
    if (!server.listening) outgoing.setHeader('Connection', 'close');
    running.add(outgoing);
    outgoing.once('close', () => running.delete(outgoing));
    void handle(message, outgoing);
  };
  const server = createHttpServer(
    {
      headersTimeout: timeouts.headers,
      requestTimeout: timeouts.request,
      keepAliveTimeout: timeouts.keepAlive,
      keepAliveTimeoutBuffer: timeouts.afterKeepAlive,
      connectionsCheckingInterval: timeouts.check,
      maxHeaderSize: headerLimits.bytes,
      // The door asks for a name, and refuses with our headers.
      requireHostHeader: false,
    },
    answer,
  );
  server.maxHeadersCount = headerLimits.count;
  server.setTimeout(timeouts.silence);
  // Node would answer these by itself, without our headers.
  server.on('checkContinue', answer);
  server.on('checkExpectation', answer);
  server.on('connect', (_, socket) => refuseOnSocket(socket, 405));
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    const hasBegun = [...running].some((each) => each.socket === socket && each.headersSent);
    if (error.code === 'ECONNRESET' || hasBegun) return void socket.destroy();
    // The error holds the bytes that were sent: only its name is for the log.
    options.log.warn({ code: error.code }, 'unreadable request');
    refuseOnSocket(socket, statusOfParseError(error.code));
  });

  const listen = (port: number) =>
    new Promise<number>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, () => {
        server.off('error', reject);
        const address = server.address();
        resolve(typeof address === 'object' && address ? address.port : port);
      });
    });

  const stop = () =>
    new Promise<void>((resolve) => {
      for (const outgoing of running) if (!outgoing.headersSent) outgoing.setHeader('Connection', 'close');
      // A connection kept alive goes idle only when its answer ends; without the sweep it would hold the stop back.
      const sweep = setInterval(() => server.closeIdleConnections(), timeouts.sweep);
      const cut = setTimeout(() => server.closeAllConnections(), timeouts.stop);
      server.close(() => {
        clearInterval(sweep);
        clearTimeout(cut);
        resolve();
      });
    });

  return { server, listen, stop };
};

const buildFolder = new URL('../build/', import.meta.url);

/** Read and compressed once a process, however often it starts to serve. */
let assets: ReturnType<typeof loadAssets> | undefined;

/** Serves what `remix vite:build` made; `stop` it on the way out. Rejects when nothing was built. */
export const startWeb = async (env: Env, log: Log): Promise<WebServer & { port: number }> => {
  const build = await loadBuild(new URL('server/index.js', buildFolder).href, env.NODE_ENV);
  assets ??= loadAssets(fileURLToPath(new URL('client', buildFolder)));
  const anchorNumbers = () => services().anchorNumbers();
  const web = createServer({ build, env, log, assets: await assets, anchorNumbers });
  // Approvals are numbered here as well: not on a database that was put back. Where it can't be asked, nothing is numbered.
  await guardLedgers(services(), services().witness).catch((error) => log.error({ err: error }, 'anchors'));
  const port = await web.listen(env.PORT);
  const heart = startHeartbeat(services(), 'web');
  const observing = await startObserving(services(), 'web');
  log.info({ port, origin: env.APP_ORIGIN }, 'listening');
  const stop = async () => {
    await web.stop();
    await heart.stop();
    await observing.stop();
    await services().close();
  };
  return { ...web, port, stop };
};

if (import.meta.main) {
  const env = readEnvOrExit();
  const log = createLog('web', env.LOG_LEVEL);
  const starting = startWeb(env, log);
  // Told to stop while it starts, it starts and stops.
  stopOnSignals(log, async () => (await starting).stop());
  await starting;
}
