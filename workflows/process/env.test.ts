import { describe, expect, it } from 'vitest';
import { parseEnv } from './env.ts';

const local = { DATABASE_URL: 'postgres://app@localhost/tacite' };
const production = {
  ...local,
  NODE_ENV: 'production',
  APP_ORIGIN: 'https://tacite.example',
  SESSION_SECRET: 'x'.repeat(32),
  LEDGER_KEY_FILE: '/run/secrets/ledger.pem',
};

describe('what may be left out', () => {
  it('has defaults for one machine', () => {
    expect(parseEnv(local)).toMatchObject({
      PORT: 3000,
      APP_ORIGIN: 'http://localhost:3000',
      DATABASE_OWNER_URL: local.DATABASE_URL,
      DATABASE_DEADLINE_MS: 10_000,
      DATA_DIR: './data',
      MAIL_TRANSPORT: 'capture',
      TRUST_PROXY: [],
      LOG_LEVEL: 'info',
      NODE_ENV: 'production',
      isSandbox: false,
    });
  });

  it('counts an empty value as left out', () => {
    expect(parseEnv({ ...local, PORT: '', APP_ORIGIN: '' }).PORT).toBe(3000);
  });

  it.each(['APP_ORIGIN', 'SESSION_SECRET', 'LEDGER_KEY_FILE'] as const)('is not %s in production', (name) => {
    expect(() => parseEnv({ ...production, [name]: undefined })).toThrow(`${name} is missing`);
  });

  it('is every secret in the demonstration', () => {
    expect(parseEnv({ ...local, NODE_ENV: 'production', TACITE_DEMO: '1' }).isSandbox).toBe(true);
  });
});

describe('a wrong value stops the start with one line that names it', () => {
  it.each([
    [{ DATABASE_URL: undefined }, 'DATABASE_URL is missing'],
    [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL must be a postgres:// address'],
    [{ DATABASE_URL: 'postgres://app@db/tacite?sslmode=prefer' }, 'DATABASE_URL sslmode must be one of'],
    [{ DATABASE_URL: 'postgres://app@db/x?sslmode=require&sslrootcert=/no' }, 'DATABASE_URL sslrootcert'],
    [{ PORT: 'http' }, 'PORT must be a number'],
    [{ PORT: '70000' }, 'PORT'],
    [{ DATABASE_DEADLINE_MS: '10' }, 'DATABASE_DEADLINE_MS'],
    [{ APP_ORIGIN: 'tacite.example' }, 'APP_ORIGIN must be an origin such as https://tacite.example'],
    [{ APP_ORIGIN: 'https://tacite.example/app' }, 'APP_ORIGIN must be an origin'],
    [{ MAIL_TRANSPORT: 'pigeon' }, 'MAIL_TRANSPORT'],
    [{ MAIL_TRANSPORT: 'resend' }, 'RESEND_API_KEY is missing'],
    [{ MAIL_TRANSPORT: 'smtp' }, 'SMTP_URL is missing'],
    [{ MAIL_FROM: 'a@b.example, c@d.example' }, 'MAIL_FROM must be one mail address'],
    [{ SESSION_SECRET: 'short' }, 'SESSION_SECRET must have at least 32 characters'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL'],
    [{ METRICS_PORT: '99999' }, 'METRICS_PORT'],
    [
      { OTEL_EXPORTER_OTLP_ENDPOINT: 'collector:4318' },
      'OTEL_EXPORTER_OTLP_ENDPOINT must be an http:// or https:// address',
    ],
    [{ TACITE_DEMO: 'perhaps' }, 'TACITE_DEMO'],
  ])('%o', (change, message) => {
    expect(() => parseEnv({ ...local, ...change })).toThrow(message);
    expect(() => parseEnv({ ...local, ...change })).not.toThrow('\n');
  });

  it('never repeats the value, which may be a secret', () => {
    expect(() => parseEnv({ ...local, SESSION_SECRET: 'hunter2' })).not.toThrow('hunter2');
  });
});

it('reads several proxies, and drops the slash after an origin', () => {
  const env = parseEnv({
    ...production,
    TRUST_PROXY: '10.0.0.0/8, ::1',
    APP_ORIGIN: 'https://tacite.example/',
  });
  expect(env.TRUST_PROXY).toEqual(['10.0.0.0/8', '::1']);
  expect(env.APP_ORIGIN).toBe('https://tacite.example');
});
