import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { withLocalSecret } from './local-secret.ts';

const folder = () => {
  const dir = mkdtempSync(join(tmpdir(), 'tacite-secret-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return join(dir, 'data');
};

test('every command of a machine shares one secret, with a database of its own or a given one', () => {
  const DATA_DIR = folder();
  const first = withLocalSecret({ DATA_DIR, TACITE_DEMO: '1', DATABASE_URL: undefined });
  const second = withLocalSecret({ DATA_DIR, DATABASE_URL: 'postgres://app@elsewhere/tacite' });
  expect(first).toMatchObject({ SESSION_SECRET: expect.stringMatching(/^[\w-]{43}$/) });
  expect(second).toMatchObject({ SESSION_SECRET: (first as { SESSION_SECRET?: string }).SESSION_SECRET });
  expect(withLocalSecret({ DATA_DIR: folder() })).not.toMatchObject(first);
  expect(readdirSync(DATA_DIR)).toEqual(['session-secret']);
});

test('a given secret stays, and production gets none', () => {
  const DATA_DIR = folder();
  expect(withLocalSecret({ DATA_DIR, SESSION_SECRET: 'mine' })).toEqual({ DATA_DIR, SESSION_SECRET: 'mine' });
  const production = { DATA_DIR, NODE_ENV: 'production', TACITE_DEMO: '' };
  expect(withLocalSecret(production)).toBe(production);
});
