import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';

/**
 * A server on loopback that answers `POST /emails` as Resend documents it: authorization, idempotency keys with their
 * conflicts, error objects, rate limits. `plan` makes the next requests go wrong in a chosen way; `mood` is asked for
 * every other one.
 */

export type Fault =
  | { status: number; name?: string; message?: string; retryAfter?: string }
  | 'acceptThenHang'
  | 'acceptThenCut'
  | 'acceptThenHtml'
  | 'hang';

const bodySchema = z.strictObject({
  from: z.string(),
  to: z.array(z.string()).length(1),
  reply_to: z.string().optional(),
  subject: z.string(),
  html: z.string(),
  text: z.string(),
  headers: z.record(z.string(), z.string()).optional(),
  attachments: z.array(z.object({ filename: z.string(), content: z.base64(), content_type: z.string() })),
  tags: z
    .array(z.object({ name: z.string().regex(/^[\w-]{1,256}$/), value: z.string().regex(/^[\w-]{1,256}$/) }))
    .optional(),
});
type AcceptedMail = z.infer<typeof bodySchema>;

export type ResendServer = Awaited<ReturnType<typeof startResendServer>>;

/**
 * `mood` is asked for a fault before each answer; `gate` is waited for, for a provider that takes its time.
 */
export async function startResendServer({
  apiKey = 're_test',
  mood = () => undefined,
  gate = async () => undefined,
}: {
  apiKey?: string;
  mood?: () => Fault | undefined;
  gate?: () => Promise<void>;
} = {}) {
  const byKey = new Map<string, { id: string; body: string }>();
  const accepted: { id: string; key: string; mail: AcceptedMail }[] = [];
  const faults: Fault[] = [];
  let requests = 0;

  const accept = (key: string, body: string): string | null => {
    const known = byKey.get(key);
    if (known) return known.body === body ? known.id : null;
    const id = randomUUID();
    byKey.set(key, { id, body });
    accepted.push({ id, key, mail: bodySchema.parse(JSON.parse(body)) });
    return id;
  };

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    requests += 1;
    const body = await readBody(request);
    const key = String(request.headers['idempotency-key'] ?? '');
    const fault = faults.shift() ?? mood();
    await gate();
    if (fault === 'hang') return;
    if (fault && typeof fault === 'object') return fail(response, fault);
    if (request.method !== 'POST' || request.url !== '/emails')
      return fail(response, { status: 404, name: 'not_found' });
    if (request.headers.authorization !== `Bearer ${apiKey}`) {
      return fail(response, { status: 403, name: 'invalid_api_key', message: 'API key is invalid' });
    }
    if (key.length < 1 || key.length > 256)
      return fail(response, { status: 400, name: 'invalid_idempotency_key' });
    if (!bodySchema.safeParse(parse(body)).success)
      return fail(response, { status: 422, name: 'validation_error' });
    const id = accept(key, body);
    if (id === null) return fail(response, { status: 409, name: 'invalid_idempotent_request' });
    if (fault === 'acceptThenHang') return;
    if (fault === 'acceptThenCut') return request.socket.destroy();
    if (fault === 'acceptThenHtml') return response.writeHead(200).end('<html>proxy</html>');
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ id }));
  };

  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    accepted,
    requests: () => requests,
    plan: (...next: Fault[]) => faults.push(...next),
    /** As Resend does after 24 hours. */
    forgetKeys: () => byKey.clear(),
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

function fail(
  response: ServerResponse,
  { status, name = 'error', message = '', retryAfter }: Exclude<Fault, string>,
) {
  response.writeHead(status, {
    'content-type': 'application/json',
    ...(retryAfter ? { 'retry-after': retryAfter } : {}),
  });
  response.end(JSON.stringify({ statusCode: status, name, message }));
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
