import { expect, test } from 'vitest';
import { hostilePayloads } from '#test/support/hostile-payloads.ts';
import { contentDisposition } from './content-disposition.server.ts';

test('a name keeps its letters, in the form each reader knows', () => {
  expect(contentDisposition('inline', 'Relevé d’août (2).pdf')).toBe(
    `inline; filename="Releve daout 2.pdf"; filename*=UTF-8''Relev%C3%A9%20d%E2%80%99ao%C3%BBt%20%282%29.pdf`,
  );
});

test.each(hostilePayloads)('%j stays a name', (payload) => {
  const header = contentDisposition('attachment', payload);
  expect(new Headers({ 'Content-Disposition': header }).get('content-disposition')).toBe(header);
  const [, plain = '', encoded = ''] =
    /^attachment; filename="([\w. -]+)"; filename\*=UTF-8''([\w.~%-]+)$/.exec(header) ?? [];
  expect(plain).not.toBe('');
  expect(decodeURIComponent(encoded)).not.toMatch(/[/\\"\r\n\u202e]|^\./);
});
