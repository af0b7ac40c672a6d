import type { Random } from '#test/fault/support/random.ts';
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

/** Which of the addresses that are alike are visited: one of each kind, and which of them by chance. */
export type Choice = { kindOf: (path: string) => string; chance: Random };

/** A walk beyond this has no end: some page leads on to ever new addresses. */
const mostPages = 5000;

/** Every page that somebody comes to by following links and opening what can be opened, each once. */
export async function crawl(visitor: Visitor, from: string[], choice?: Choice): Promise<SeenPage[]> {
  const seen = new Map<string, SeenPage>();
  const waiting = shuffled(from, choice);
  const kinds = new Set<string>();
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    if (seen.has(path)) continue;
    const kind = choice?.kindOf(path) ?? path;
    if (choice && kinds.has(kind)) continue;
    kinds.add(kind);
    const page = await visit(visitor, path);
    seen.set(path, page);
    if (seen.size > mostPages) throw new Error(`${visitor.name} comes to no end: ${path}`);
    waiting.push(...shuffled(linksOf(page), choice));
  }
  return [...seen.values()];
}

function shuffled(paths: string[], choice?: Choice): string[] {
  if (!choice) return [...paths];
  const drawn = paths.map((path) => ({ path, at: choice.chance() }));
  return drawn.sort((a, b) => a.at - b.at).map(({ path }) => path);
}

const isPage = ({ headers }: Answer) => String(headers['content-type']).startsWith('text/html');

/** One page and what can be sent from it. */
export async function visit(visitor: Visitor, path: string): Promise<SeenPage> {
  const answer = await visitor.get(path);
  return { path, answer, forms: isPage(answer) ? formsOf(answer.text, path) : [] };
}

function linksOf({ path, answer, forms }: SeenPage): string[] {
  if (!isPage(answer)) return [];
  const found = [...answer.text.matchAll(/\s(?:href|src|data-src)="([^"]+)"/g)].map(([, to]) =>
    plain(to ?? ''),
  );
  // A form that asks for a page is a link with fields.
  for (const { method, action, fields } of forms)
    if (method === 'GET') found.push(`${action.split('?', 1)[0]}?${new URLSearchParams(fields)}`);
  if (answer.headers.location) found.push(answer.headers.location);
  return found.flatMap((to) => {
    const url = new URL(to, `http://crawl.invalid${path}`);
    if (url.host !== 'crawl.invalid' || url.pathname.startsWith('/assets/')) return [];
    return [url.pathname + url.search];
  });
}

export function formsOf(html: string, path: string): SeenForm[] {
  return [...html.matchAll(/<form[^>]*>([\s\S]*?)<\/form>/g)].flatMap(([whole, inside = '']) => {
    const open = /<form[^>]*>/.exec(whole)?.[0] ?? '';
    const method = attribute(open, 'method')?.toUpperCase() === 'POST' ? ('POST' as const) : ('GET' as const);
    const action = attribute(open, 'action') ?? path;
    const fields: [string, string][] = [];
    for (const [tag] of inside.matchAll(/<(?:input|button|textarea)[^>]*>/g)) {
      const name = attribute(tag, 'name');
      const type = attribute(tag, 'type');
      if (!name || type === 'submit' || type === 'file') continue;
      const field: [string, string] = [name, attribute(tag, 'value') ?? ''];
      const chosen = type === 'radio' ? fields.findIndex(([other]) => other === name) : -1;
      // Of several that exclude each other, one is sent.
      if (chosen < 0) fields.push(field);
      else if (/\schecked=/.test(tag)) fields[chosen] = field;
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
