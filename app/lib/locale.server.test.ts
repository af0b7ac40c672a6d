import { describe, expect, it } from 'vitest';
import { getLocale, keepLocale, negotiate } from './locale.server.ts';

describe('the language of a reader', () => {
  it.each([
    ['fr-FR,fr;q=0.9,en;q=0.8', 'fr'],
    ['en-GB,en;q=0.9', 'en'],
    ['de-DE,de;q=0.9,en;q=0.5,fr;q=0.7', 'fr'],
    ['en;q=0', 'fr'],
    ['de', 'fr'],
    ['*', 'fr'],
    ['', 'fr'],
    [null, 'fr'],
  ])('asked for %s, reads %s', (header, expected) => expect(negotiate(header)).toBe(expected));

  it('is the one they chose, whatever the browser asks for', async () => {
    const cookie = (await keepLocale('en')).split(';')[0]!;
    const headers = { Cookie: cookie, 'Accept-Language': 'fr' };
    expect(await getLocale(new Request('https://tacite.example/', { headers }))).toBe('en');
  });

  it('falls back when the cookie holds something else', async () => {
    const headers = { Cookie: 'lang=klingon', 'Accept-Language': 'en' };
    expect(await getLocale(new Request('https://tacite.example/', { headers }))).toBe('en');
  });
});
