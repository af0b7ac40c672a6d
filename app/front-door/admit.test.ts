import { describe, expect, it } from 'vitest';
import { admit, type DoorConfig, type RequestFacts } from './admit.ts';

const config: DoorConfig = { appOrigin: 'https://tacite.example', allowLocalhost: false };
const facts: RequestFacts = {
  method: 'POST',
  target: '/invoices/new',
  host: 'tacite.example',
  origin: 'https://tacite.example',
  fetchSite: 'same-origin',
  hasBody: true,
};
const outcome = (change: Partial<RequestFacts>, other: Partial<DoorConfig> = {}) => {
  const hasBody = (change.method ?? facts.method) === 'POST';
  const admission = admit({ ...facts, hasBody, ...change }, { ...config, ...other });
  return admission.ok ? 'ok' : `${admission.status} ${admission.code}`;
};

describe('what changes something comes from a page of ours', () => {
  it.each<[string, Partial<RequestFacts>, string]>([
    ['our own page', {}, 'ok'],
    ['our own page under no-referrer', { origin: 'null' }, 'ok'],
    ['another site', { fetchSite: 'cross-site' }, '403 cross-site'],
    ['a sister domain', { fetchSite: 'same-site' }, '403 cross-site'],
    ['nobody knows whom', { fetchSite: 'none' }, '403 cross-site'],
    [
      'another site that forges our origin',
      { fetchSite: 'cross-site', origin: facts.origin },
      '403 cross-site',
    ],
    ['an old browser, our origin', { fetchSite: undefined }, 'ok'],
    [
      'an old browser, another origin',
      { fetchSite: undefined, origin: 'https://evil.example' },
      '403 cross-site',
    ],
    [
      'an old browser, our name over http',
      { fetchSite: undefined, origin: 'http://tacite.example' },
      '403 cross-site',
    ],
    [
      'an old browser, our name on a port',
      { fetchSite: undefined, origin: 'https://tacite.example:8443' },
      '403 cross-site',
    ],
    ['an old browser, origin null', { fetchSite: undefined, origin: 'null' }, '403 cross-site'],
    ['a program without either header', { fetchSite: undefined, origin: undefined }, '403 cross-site'],
    ['a resource route', { target: '/language', fetchSite: 'cross-site' }, '403 cross-site'],
    ['a single-fetch action', { target: '/invoices/new.data', fetchSite: 'cross-site' }, '403 cross-site'],
    ['a signed webhook', { target: '/webhooks/resend', fetchSite: undefined, origin: undefined }, 'ok'],
    [
      'a path that only looks like a webhook',
      { target: '/webhooksx', fetchSite: undefined, origin: undefined },
      '403 cross-site',
    ],
    [
      'a path that climbs out of the webhooks',
      { target: '/webhooks/../language', fetchSite: undefined, origin: undefined },
      '403 cross-site',
    ],
    [
      'the same, encoded',
      { target: '/webhooks/%2e%2e/language', fetchSite: undefined, origin: undefined },
      '403 cross-site',
    ],
  ])('%s', (_, change, expected) => expect(outcome(change)).toBe(expected));
});

describe('reading is open to links from anywhere', () => {
  it.each<[string, Partial<RequestFacts>, string]>([
    [
      'a link in a mail',
      { method: 'GET', target: '/review/abc', fetchSite: 'cross-site', origin: undefined },
      'ok',
    ],
    [
      'a mail scanner',
      { method: 'HEAD', target: '/review/abc', fetchSite: undefined, origin: undefined },
      'ok',
    ],
    ['a preflight', { method: 'OPTIONS', fetchSite: 'cross-site' }, 'ok'],
  ])('%s', (_, change, expected) => expect(outcome(change)).toBe(expected));
});

describe('shapes that Remix would take and we do not', () => {
  it.each<[string, Partial<RequestFacts>, string]>([
    ['an action through _data', { target: '/?_data=routes%2Flanguage' }, '403 data-request'],
    ['a loader through _data', { method: 'GET', target: '/invoices?a=1&_data=x' }, '403 data-request'],
    ['_data, encoded', { method: 'GET', target: '/invoices?%5fdata=x' }, '403 data-request'],
    ['PUT', { method: 'PUT' }, '405 method'],
    ['DELETE', { method: 'DELETE' }, '405 method'],
    ['TRACE', { method: 'TRACE' }, '405 method'],
    ['lower case', { method: 'post' }, '405 method'],
    ['two slashes', { method: 'GET', target: '//evil.example/' }, '400 target'],
    ['a whole address', { method: 'GET', target: 'http://evil.example/' }, '400 target'],
    ['a backslash for a slash', { method: 'GET', target: '/\\evil.example/' }, '400 target'],
    ['a slash and a backslash, to post', { target: '/\\/evil.example/' }, '400 target'],
    ['nothing', { method: 'GET', target: '' }, '400 target'],
    ['a body where nobody reads one', { method: 'GET', hasBody: true }, '400 body'],
  ])('%s', (_, change, expected) => expect(outcome(change)).toBe(expected));
});

describe('our name only', () => {
  it.each<[string, Partial<RequestFacts>, Partial<DoorConfig>, string]>([
    ['another name', { host: 'evil.example' }, {}, '421 host'],
    ['another name, GET', { host: 'evil.example', method: 'GET' }, {}, '421 host'],
    ['our name in capitals', { host: 'Tacite.Example' }, {}, 'ok'],
    ['our name on another port', { host: 'tacite.example:81' }, {}, '421 host'],
    ['no name', { host: undefined }, {}, '421 host'],
    ['localhost in production', { host: 'localhost:3000' }, {}, '421 host'],
    ['localhost in the demonstration', { host: 'localhost:3000' }, { allowLocalhost: true }, 'ok'],
    [
      'a name that begins with localhost',
      { host: 'localhost.evil.example' },
      { allowLocalhost: true },
      '421 host',
    ],
    ['a probe by address', { host: '10.0.0.7:3000', method: 'GET', target: '/health' }, {}, 'ok'],
    ['a page by address', { host: '10.0.0.7:3000', method: 'GET', target: '/' }, {}, '421 host'],
    ['a webhook by another name', { host: 'evil.example', target: '/webhooks/resend' }, {}, '421 host'],
  ])('%s', (_, change, other, expected) => expect(outcome(change, other)).toBe(expected));
});
