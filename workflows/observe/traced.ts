import type { Attributes, Span } from '@opentelemetry/api';

/** How spans are made; set by start-tracing.ts, so that without an endpoint nothing of OpenTelemetry is loaded. */
export type Tracing = {
  run<T>(name: string, options: SpanOptions, work: (span: Span) => Promise<T>): Promise<T>;
  /** The W3C `traceparent` of the running span, or null. */
  inject(): string | null;
};
export type SpanOptions = {
  kind?: 'server' | 'consumer' | 'client' | 'internal';
  attributes?: Attributes;
  /** Of whoever caused the work, in another request or process. */
  parent?: string | null | undefined;
};

/** Process-wide: the built pages and the sources have one copy of this module each. */
const holder = globalThis as { taciteTracing?: Tracing };

export function setTracing(tracing: Tracing | undefined): void {
  if (tracing) holder.taciteTracing = tracing;
  else delete holder.taciteTracing;
}

/** Whether anybody collects spans. */
export const isTraced = (): boolean => holder.taciteTracing !== undefined;

/** Does `work` inside a span, or simply does it. What it throws marks the span and is thrown on. */
export function traced<T>(name: string, options: SpanOptions, work: (span?: Span) => Promise<T>): Promise<T> {
  return holder.taciteTracing ? holder.taciteTracing.run(name, options, work) : work();
}

/** What a job carries so that its span belongs to the trace of whoever asked for it; nothing where nobody traces. */
export function traceContext(): { traceparent?: string } {
  const traceparent = holder.taciteTracing?.inject();
  return traceparent ? { traceparent } : {};
}
