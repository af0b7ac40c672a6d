import type { Db } from '#db/client.ts';
import type { Env } from '../process/env.ts';
import type { Log } from '../process/log.ts';

/**
 * Metrics where METRICS_PORT is set, traces where OTEL_EXPORTER_OTLP_ENDPOINT is; without them neither is loaded.
 * Rejects when the port is taken. `stop` sends what has not been sent.
 */
export async function startObserving(
  { env, log, db }: { env: Env; log: Log; db: Db },
  kind: 'web' | 'worker',
): Promise<{ stop(): Promise<void> }> {
  const stops: (() => Promise<void>)[] = [];
  if (env.METRICS_PORT !== undefined) {
    const [{ createMetrics }, { serveMetrics }] = await Promise.all([
      import('./metrics.ts'),
      import('./metrics-server.ts'),
    ]);
    const stopping = new AbortController();
    const at = { port: env.METRICS_PORT, host: env.METRICS_HOST };
    const server = await serveMetrics(createMetrics({ db, stop: stopping.signal }), at);
    log.info({ ...at, port: server.port }, 'metrics');
    stops.push(server.stop, async () => stopping.abort());
  }
  if (env.OTEL_EXPORTER_OTLP_ENDPOINT) {
    const { startTracing } = await import('./start-tracing.ts');
    stops.push(startTracing({ endpoint: env.OTEL_EXPORTER_OTLP_ENDPOINT, service: `tacite-${kind}` }).stop);
  }
  return {
    async stop() {
      for (const stop of stops) await stop();
    },
  };
}
