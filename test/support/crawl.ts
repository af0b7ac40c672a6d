import type { Answer, Visitor } from './visitors.ts';

/** A form as a page shows it: where it goes and what it sends. */
export type SeenForm = { method: 'GET' | 'POST'; action: string; fields: [string, string][] };
export type SeenPage = { path: string; answer: Answer; forms: SeenForm[] };

const plain = (html: string) =>
  html
    .replaceAll('&amp;', '&')
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>');
const attribute = (tag: string, name: string) => {
  const value = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
  return value === undefined ? undefined : plain(value);
};

/** Every page that somebody comes to by following links and opening what can be opened, each once. */
export async function crawl(visitor: Visitor, from: string[], limit = 400): Promise<SeenPage[]> {
  const seen = new Map<string, SeenPage>();
  const waiting = [...from];
  for (let path = waiting.shift(); path !== undefined && seen.size < limit; path = waiting.shift()) {
    if (seen.has(path)) continue;
    const answer = await visitor.get(path);
    const isPage = String(answer.headers['content-type']).startsWith('text/html');
    const forms = isPage ? formsOf(answer.text, path) : [];
    seen.set(path, { path, answer, forms });
    if (!isPage) continue;
    const found = [...answer.text.matchAll(/\s(?:href|src|data-src)="([^"]+)"/g)].map(([, to]) =>
      plain(to ?? ''),
    );
    if (answer.headers.location) found.push(answer.headers.location);
    for (const to of found) {
      const url = new URL(to, `http://crawl.invalid${path}`);
      if (url.host !== 'crawl.invalid' || url.pathname.startsWith('/assets/')) continue;
      waiting.push(url.pathname + url.search);
    }
  }
  return [...seen.values()];
}

function formsOf(html: string, path: string): SeenForm[] {
  return [...html.matchAll(/<form[^>]*>([\s\S]*?)<\/form>/g)].flatMap(([whole, inside = '']) => {
    const open = /<form[^>]*>/.exec(whole)?.[0] ?? '';
    const method = attribute(open, 'method')?.toUpperCase() === 'POST' ? ('POST' as const) : ('GET' as const);
    const action = attribute(open, 'action') ?? path;
    const fields: [string, string][] = [];
    for (const [tag] of inside.matchAll(/<(?:input|button|textarea)[^>]*>/g)) {
      const name = attribute(tag, 'name');
      const type = attribute(tag, 'type');
      if (name && type !== 'submit' && type !== 'file') fields.push([name, attribute(tag, 'value') ?? '']);
    }
    for (const [, name = '', options = ''] of inside.matchAll(
      /<select[^>]*name="([^"]+)"[^>]*>([\s\S]*?)<\/select>/g,
    ))
      fields.push([name, attribute(/<option[^>]*selected[^>]*>/.exec(options)?.[0] ?? '', 'value') ?? '']);
    // A form with several buttons is as many forms.
    const buttons = [...inside.matchAll(/<button[^>]*>/g)].flatMap(([tag]) => {
      const name = attribute(tag, 'name');
      return name ? [[name, attribute(tag, 'value') ?? ''] as [string, string]] : [];
    });
    const sent = buttons.length > 0 ? buttons.map((button) => [...fields, button]) : [fields];
    return sent.map((each) => ({ method, action, fields: each }));
  });
}
