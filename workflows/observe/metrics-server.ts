import { createServer, type Server } from 'node:http';
import type { Metrics } from './metrics.ts';

export type MetricsServer = { port: number; stop(): Promise<void> };

/** Answers `GET /metrics` and nothing else, on a port of its own that no visitor reaches. Rejects when it is taken. */
export function serveMetrics(
  metrics: Metrics,
  { port, host }: { port: number; host: string },
): Promise<MetricsServer> {
  const server = createServer((message, outgoing) => {
    if (message.method !== 'GET' || message.url?.split('?', 1)[0] !== '/metrics') {
      outgoing.writeHead(404).end();
      return;
    }
    metrics.read().then(
      (text) => outgoing.writeHead(200, { 'Content-Type': metrics.contentType }).end(text),
      () => outgoing.writeHead(500).end(),
    );
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve({ port: portOf(server), stop: () => stop(server) }));
  });
}

const portOf = (server: Server) => {
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
};

const stop = (server: Server) =>
  new Promise<void>((done) => {
    server.close(() => done());
    server.closeAllConnections();
  });
