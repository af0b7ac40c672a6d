import { createServer } from 'node:http';
import { onTestFinished } from 'vitest';
import { z } from 'zod';

const request = z.object({
  resourceSpans: z.array(
    z.object({
      resource: z.object({
        attributes: z.array(
          z.object({ key: z.string(), value: z.object({ stringValue: z.string().optional() }) }),
        ),
      }),
      scopeSpans: z.array(
        z.object({
          spans: z.array(
            z.object({
              name: z.string(),
              traceId: z.string(),
              spanId: z.string(),
              parentSpanId: z.string().optional(),
              kind: z.number(),
              attributes: z.array(z.object({ key: z.string(), value: z.record(z.string(), z.unknown()) })),
            }),
          ),
        }),
      ),
    }),
  ),
});

type ReceivedSpan = {
  service: string;
  name: string;
  traceId: string;
  spanId: string;
  parentSpanId: string | undefined;
  attributes: Record<string, unknown>;
};

/** A server on loopback that takes spans as OTLP over HTTP, in JSON, at `/v1/traces`. Gone when the test is. */
export async function otlpReceiver() {
  const spans: ReceivedSpan[] = [];
  const bodies: string[] = [];
  const server = createServer(async (message, outgoing) => {
    const chunks: Buffer[] = [];
    for await (const chunk of message) chunks.push(chunk as Buffer);
    if (message.url !== '/v1/traces') return void outgoing.writeHead(404).end();
    const body = Buffer.concat(chunks).toString('utf8');
    bodies.push(body);
    for (const { resource, scopeSpans } of request.parse(JSON.parse(body)).resourceSpans) {
      const service = resource.attributes.find(({ key }) => key === 'service.name')?.value.stringValue ?? '';
      for (const { name, traceId, spanId, parentSpanId, attributes } of scopeSpans.flatMap(
        (each) => each.spans,
      )) {
        const values = attributes.map(({ key, value }) => [key, Object.values(value)[0]]);
        spans.push({ service, name, traceId, spanId, parentSpanId, attributes: Object.fromEntries(values) });
      }
    }
    outgoing.writeHead(200, { 'Content-Type': 'application/json' }).end('{}');
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as { port: number };
  return { url: `http://127.0.0.1:${port}`, spans, said: () => bodies.join('\n') };
}
