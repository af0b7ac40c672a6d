import type { Locale } from '#app/lib/format.ts';
import type { Env } from '#workflows/process/env.ts';
import type { Log } from '#workflows/process/log.ts';

/** What the server hands to every loader and action of one request. */
export type RequestContext = {
  env: Env;
  /** Writes the request's number on each line. */
  log: Log;
  requestId: string;
  /** For `nonce` attributes of inline scripts; new for each request. */
  nonce: string;
  /** Behind TRUST_PROXY: the first address outside of it. Never taken from a header of a stranger. */
  clientAddress: string;
  /** The file with the texts of each language, where a browser is to fetch it early. */
  texts: Partial<Record<Locale, string>>;
};

declare module '@remix-run/node' {
  interface AppLoadContext extends RequestContext {}
}
