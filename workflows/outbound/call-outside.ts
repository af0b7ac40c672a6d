import { lookup as systemLookup } from 'node:dns/promises';
import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { isIP } from 'node:net';
import { isPublicAddress } from './public-address.ts';

type OutsideFailure =
  | 'address'
  | 'notHttps'
  | 'port'
  | 'credentials'
  | 'unknownHost'
  | 'notPublic'
  | 'redirect'
  | 'tooLarge'
  | 'tooSlow'
  | 'unreachable';

export type OutsideAnswer =
  | { ok: true; status: number; headers: Record<string, string>; body: Buffer }
  | { ok: false; reason: OutsideFailure };

export type OutsideCall = {
  url: string;
  method?: 'GET' | 'POST';
  headers?: Record<string, string>;
  body?: string | Uint8Array;
};

type Resolved = { address: string; family: number };
export type OutsideSettings = {
  /** From the first look-up to the last byte, in milliseconds. */
  milliseconds: number;
  /** Of the answer's body. */
  bytes: number;
  /** All addresses of a name; asked once, so that a second answer can't lead elsewhere (DNS rebinding). */
  lookup: (host: string) => Promise<Resolved[]>;
  isAllowed: (address: string) => boolean;
  ports: readonly number[];
  /** A certificate authority of one's own, in PEM. */
  ca?: string;
};

const ordinary: OutsideSettings = {
  milliseconds: 10_000,
  bytes: 64 * 1024,
  lookup: (host) => systemLookup(host, { all: true }),
  isAllowed: isPublicAddress,
  ports: [443],
};

/**
 * Calls an address that a user gave. Only https on its own port, without name and password in it; the host is resolved
 * once, every address it has must be of the public internet, and the socket goes to the one that was looked at; no
 * redirect is followed, and whole call and answer are bounded. Never throws for what the outside world does, and says
 * no more of it than the reason, so that it can't be used to look around in our network.
 */
export async function callOutside(
  call: OutsideCall,
  given: Partial<OutsideSettings> = {},
): Promise<OutsideAnswer> {
  const settings = { ...ordinary, ...given };
  const url = URL.canParse(call.url) ? new URL(call.url) : undefined;
  const wrong = url ? whyNot(url, settings) : 'address';
  if (!url || wrong) return { ok: false, reason: wrong ?? 'address' };
  const signal = AbortSignal.timeout(settings.milliseconds);
  const found = await resolve(url, settings, signal);
  if (typeof found === 'string') return { ok: false, reason: found };
  return exchange(url, call, found, settings, signal);
}

function whyNot(url: URL, { ports }: OutsideSettings): OutsideFailure | undefined {
  if (url.protocol !== 'https:') return 'notHttps';
  if (url.username || url.password) return 'credentials';
  return ports.includes(Number(url.port || 443)) ? undefined : 'port';
}

async function resolve(
  url: URL,
  { lookup, isAllowed }: OutsideSettings,
  signal: AbortSignal,
): Promise<Resolved | OutsideFailure> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const late = new Promise<'late'>((done) =>
    signal.addEventListener('abort', () => done('late'), { once: true }),
  );
  const known = isIP(host) ? [{ address: host, family: isIP(host) }] : lookup(host).catch(() => []);
  const all = await Promise.race([known, late]);
  if (all === 'late') return 'tooSlow';
  // One private address among public ones is somebody's try.
  if (all.some(({ address }) => !isAllowed(address))) return 'notPublic';
  return all[0] ?? 'unknownHost';
}

function exchange(
  url: URL,
  { method = 'GET', headers = {}, body }: OutsideCall,
  found: Resolved,
  { bytes: most, isAllowed, ca }: OutsideSettings,
  signal: AbortSignal,
): Promise<OutsideAnswer> {
  return new Promise((done) => {
    const end = (answer: OutsideAnswer) => {
      done(answer);
      sent.destroy();
    };
    const sent = request(url, {
      method,
      headers: {
        'User-Agent': 'Tacite',
        ...headers,
        ...(body !== undefined && { 'Content-Length': Buffer.byteLength(body) }),
      },
      // No agent: a kept connection would belong to an earlier look-up.
      agent: false,
      ...(ca && { ca }),
      signal,
      lookup: (_, options, answer) =>
        options.all ? answer(null, [found]) : answer(null, found.address, found.family),
    });
    sent.on('socket', (socket) =>
      socket.once('secureConnect', () => {
        if (!isAllowed(socket.remoteAddress ?? '')) end({ ok: false, reason: 'notPublic' });
      }),
    );
    sent.on('error', () => end({ ok: false, reason: signal.aborted ? 'tooSlow' : 'unreachable' }));
    sent.on('response', async (message) => {
      const status = message.statusCode ?? 0;
      if (status >= 300 && status < 400) return end({ ok: false, reason: 'redirect' });
      const read = await readBody(message, most).catch(() => null);
      if (read === null) return end({ ok: false, reason: signal.aborted ? 'tooSlow' : 'unreachable' });
      if (read === 'tooLarge') return end({ ok: false, reason: 'tooLarge' });
      const answered = Object.entries(message.headers).map(([name, value]) => [name, String(value)]);
      end({ ok: true, status, headers: Object.fromEntries(answered), body: read });
    });
    sent.end(body);
  });
}

async function readBody(message: IncomingMessage, most: number): Promise<Buffer | 'tooLarge'> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of message as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > most) return 'tooLarge';
    parts.push(part);
  }
  return Buffer.concat(parts);
}
