import type { Answer } from '#test/support/visitors.ts';

/** What two answers must share to tell a reader nothing: all of it, but the id that was asked for and what is new each time. */
export function likeness({ status, headers, text }: Answer, id: string) {
  const same = (value: string) =>
    value
      .replaceAll(id, 'ID')
      .replaceAll(/nonce="[^"]*"|nonce-[\w-]+/g, 'NONCE')
      .replaceAll(/(name="nonce" value=")[^"]*/g, '$1')
      .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z|\b\d{1,2}(:| h )\d\d\b/g, 'TIME')
      // Saved twice, a draft is of another version each time.
      .replaceAll(/(name="version" value="|preview\.svg\?v=)\d+/g, '$1VERSION')
      // How much of a session is left, and under which name a page keeps what is typed for the link that was asked for.
      .replaceAll(/(leftMs\\*",)\d+/g, '$1LEFT')
      .replaceAll(/(tacite:[a-z]+:)[0-9a-f]{64}/g, '$1PLACE')
      // A draft that was made has an id of its own each time.
      .replaceAll(/^\/invoices\/[0-9a-f-]{36}\/edit$/g, '/invoices/NEW/edit');
  const { date, 'x-request-id': _, 'content-length': __, ...rest } = headers;
  const shown = Object.entries(rest).map(([name, value]) => `${name}: ${same(String(value))}`);
  // The page of an error names its request.
  const page = same(text).replaceAll(/[0-9a-f-]{36}/g, 'UUID');
  const version = /name="version" value="(\d+)/.exec(text)?.[1];
  return { status, headers: shown.sort(), text: page, version };
}

/** A page as it is shown: in its data everything is numbered, the version of a draft among it, and another moves them all. */
const asShown = (page: string) => page.replaceAll(/streamController\.enqueue\("(?:[^"\\]|\\.)*"\)/gs, 'DATA');

/** The first place in which two answers differ, for a message; undefined when they are alike. */
export function difference(
  a: ReturnType<typeof likeness>,
  b: ReturnType<typeof likeness>,
): string | undefined {
  const isSavedBetween = a.version !== b.version;
  const [one, other] = [a, b].map(({ status, headers, text }) =>
    [status, ...headers, isSavedBetween ? asShown(text) : text].join('\n'),
  ) as [string, string];
  if (one === other) return undefined;
  const at = [...one].findIndex((letter, index) => letter !== other[index]);
  const around = (text: string) => text.slice(Math.max(0, at - 40), at + 80);
  return `…${around(one)}… instead of …${around(other)}…`;
}
