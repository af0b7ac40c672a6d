import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/**
 * Every file of ours that could open a connection, and to where. None calls an address that a user gave: logos and terms
 * are uploaded, webhooks only come in. One that has to goes through `call-outside.ts`, whose own tests hold the list of
 * what it refuses.
 */
const known: Record<string, string> = {
  'app/auth/use-passkey.ts': 'the browser, to its own page',
  'app/auth/use-session-clock.ts': 'the browser, to its own page',
  'app/invoices/bulk/use-bulk-run.ts': 'the browser, to its own page',
  'app/invoices/editor/start-invoice.tsx': 'the browser, to its own page',
  'app/invoices/editor/use-autosave.ts': 'the browser, to its own page',
  'app/invoices/editor/use-preview.ts': 'the browser, to its own page',
  'app/invoices/month-end/use-month-end.ts': 'the browser, to its own page',
  'app/light/preview.ts': 'the browser, to its own page',
  'app/start/children.ts': 'npm start, to the process it started',
  'db/driver/dialer.ts': 'PostgreSQL, from DATABASE_URL',
  'db/driver/secured.ts': 'PostgreSQL, over TLS',
  'workflows/mail/mime-message.ts': 'nobody: it composes bytes that it is given',
  'workflows/mail/transport-resend.ts': 'the mail provider, from RESEND_BASE_URL',
  'workflows/mail/transport-smtp.ts': 'the mail server, from SMTP_URL',
  'workflows/outbound/call-outside.ts': 'nobody yet',
};

/** What opens a connection; types, and servers that only listen, do not. */
const opens =
  /\bfetch\(|import \{[^}]*\b(request|connect|get)\b[^}]*\} from 'node:(https?|net|tls|http2|dgram)'|(from|import\() *'(undici|axios|nodemailer)[^']*'|new (WebSocket|EventSource)\(/;

test('whatever opens a connection is known, and goes where the operator says', () => {
  const files = globSync('{app,db,emails,workflows}/**/*.{ts,tsx}').filter(
    (file) => !/\.test\.|\/testing\//.test(file),
  );
  expect(files.length).toBeGreaterThan(500);
  const found = files.filter((file) => opens.test(readFileSync(file, 'utf8')));
  expect(found.map((file) => file.replaceAll('\\', '/')).sort()).toEqual(Object.keys(known).sort());
});

test('nobody imports call-outside.ts without a line here', () => {
  const callers = globSync('{app,db,emails,workflows}/**/*.{ts,tsx}').filter(
    (file) => !file.startsWith('workflows/outbound/') && /call-outside/.test(readFileSync(file, 'utf8')),
  );
  expect(callers).toEqual([]);
});
