import { context, propagation, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import { setTracing } from './traced.ts';

const kinds = {
  server: SpanKind.SERVER,
  consumer: SpanKind.CONSUMER,
  client: SpanKind.CLIENT,
  internal: SpanKind.INTERNAL,
};

/**
 * Sends spans to an OTLP/HTTP endpoint (`…/v1/traces` is added, as the specification of OTEL_EXPORTER_OTLP_ENDPOINT has
 * it). The other OTEL_* variables keep their meaning. A receiver that is away costs nothing but its spans.
 */
export function startTracing({ endpoint, service }: { endpoint: string; service: string }): {
  stop(): Promise<void>;
} {
  const exporter = new OTLPTraceExporter({
    url: `${endpoint.replace(/\/+$/, '')}/v1/traces`,
    timeoutMillis: 5000,
  });
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({ 'service.name': service }),
    spanProcessors: [new BatchSpanProcessor(exporter)],
  });
  provider.register();
  const tracer = trace.getTracer('tacite');
  const extract = (traceparent: string) => propagation.extract(ROOT_CONTEXT, { traceparent });
  setTracing({
    run: (name, { kind = 'internal', attributes = {}, parent }, work) =>
      tracer.startActiveSpan(
        name,
        { kind: kinds[kind], attributes },
        parent ? extract(parent) : context.active(),
        async (span) => {
          try {
            return await work(span);
          } catch (error) {
            // The message may quote what a person typed; its kind says enough.
            span.setStatus({
              code: SpanStatusCode.ERROR,
              message: error instanceof Error ? error.name : 'error',
            });
            throw error;
          } finally {
            span.end();
          }
        },
      ),
    inject() {
      const carrier: { traceparent?: string } = {};
      propagation.inject(context.active(), carrier);
      return carrier.traceparent ?? null;
    },
  });
  return {
    async stop() {
      setTracing(undefined);
      await provider.shutdown().catch(() => undefined);
      trace.disable();
      context.disable();
      propagation.disable();
    },
  };
}
