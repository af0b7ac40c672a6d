/**
 * The one check in front of Remix. Remix 2.17 runs actions for cross-site requests that come through `?_data=`, to
 * resource routes, without `Origin` or with a forged `X-Forwarded-Host`, so nothing that changes anything reaches it
 * unless a page of ours sent it.
 */

/** What a request says about itself, after untrusted `X-Forwarded-*` were dropped. */
export type RequestFacts = {
  method: string;
  /** As received: path and query, `/invoices?status=draft`. */
  target: string;
  host: string | undefined;
  origin: string | undefined;
  /** `Sec-Fetch-Site`: written by browsers, scripts of a page can't set it. */
  fetchSite: string | undefined;
  /** A body is announced, by its length or as chunks. */
  hasBody: boolean;
};

export type DoorConfig = {
  appOrigin: string;
  /** The demonstration and tests also answer to localhost, on any port. */
  allowLocalhost: boolean;
};

type Refusal = 'method' | 'target' | 'body' | 'host' | 'data-request' | 'cross-site';
export type Admission = { ok: true } | { ok: false; status: 400 | 403 | 405 | 421; code: Refusal };

const methods = new Set(['GET', 'HEAD', 'OPTIONS', 'POST']);
const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);
/** Probes call the machine by its address, not by its name; these two pages say nothing about anybody. */
export const probes = new Set(['/health', '/ready']);
const localhost = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/;

const refuse = (status: 400 | 403 | 405 | 421, code: Refusal): Admission => ({ ok: false, status, code });

const isOurHost = (host: string | undefined, config: DoorConfig) =>
  host !== undefined &&
  (host.toLowerCase() === new URL(config.appOrigin).host || (config.allowLocalhost && localhost.test(host)));

/** Signed calls from machines carry their own proof and no browser headers. */
const isWebhook = (path: string) => path.startsWith('/webhooks/');

const isSameOrigin = (facts: RequestFacts, config: DoorConfig) =>
  facts.fetchSite === undefined ? facts.origin === config.appOrigin : facts.fetchSite === 'same-origin';

/** Decides whether a request may reach the application; pure, so that the table of cases is its test. */
export const admit = (facts: RequestFacts, config: DoorConfig): Admission => {
  if (!methods.has(facts.method)) return refuse(405, 'method');
  // `//evil.example` and absolute-form targets would be read as another host once resolved.
  if (!facts.target.startsWith('/') || facts.target.startsWith('//')) return refuse(400, 'target');
  const base = 'http://door.invalid';
  if (!URL.canParse(facts.target, base)) return refuse(400, 'target');
  const { origin, pathname, searchParams } = new URL(facts.target, base);
  // A backslash is a slash to the parser of addresses: `/\\evil.example` names another host as well.
  if (origin !== base) return refuse(400, 'target');
  // Nobody reads it, so it could only serve to hide a second request in.
  if (facts.hasBody && safeMethods.has(facts.method)) return refuse(400, 'body');
  if (!isOurHost(facts.host, config) && !(facts.method === 'GET' && probes.has(pathname)))
    return refuse(421, 'host');
  if (searchParams.has('_data')) return refuse(403, 'data-request');
  if (safeMethods.has(facts.method) || isWebhook(pathname)) return { ok: true };
  return isSameOrigin(facts, config) ? { ok: true } : refuse(403, 'cross-site');
};
