import { Refusal } from '../refusal.ts';

/** One step through an XML: an element opens, closes, or has a text. Names are without their prefixes. */
export type Tag =
  | { kind: 'open'; name: string; attributes: Record<string, string>; isEmpty: boolean }
  | { kind: 'close'; name: string }
  | { kind: 'text'; text: string };

const step =
  /<!--.*?-->|<\?.*?\?>|<!\[CDATA\[(?<cdata>.*?)\]\]>|<(?<close>\/)?(?:[\w.-]+:)?(?<name>[\w.-]+)(?=[\s/>])(?<attributes>(?:[^>"']|"[^"]*"|'[^']*')*?)(?<empty>\/)?>|(?<text>[^<]+)/gsy;
const attribute = /(?:^|\s)(?:[\w.-]+:)?([\w.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/**
 * Walks through the XML of a workbook, which may be of many megabytes: nothing is kept of it but what the caller keeps.
 * A document type has been refused before.
 *
 * @throws Refusal where it is no XML
 */
export function* tagsOf(bytes: Uint8Array): Generator<Tag> {
  const xml = new TextDecoder('utf-8').decode(bytes);
  step.lastIndex = 0;
  let at = 0;
  while (at < xml.length) {
    step.lastIndex = at;
    const found = step.exec(xml);
    if (!found) throw new Refusal('file.unreadable');
    at = step.lastIndex;
    const { cdata, close, name, attributes = '', empty, text } = found.groups ?? {};
    if (cdata !== undefined) yield { kind: 'text', text: cdata };
    else if (text !== undefined) yield { kind: 'text', text: decoded(text) };
    else if (name !== undefined && close) yield { kind: 'close', name };
    else if (name !== undefined) {
      yield { kind: 'open', name, attributes: attributesOf(attributes), isEmpty: Boolean(empty) };
      if (empty) yield { kind: 'close', name };
    }
  }
}

function attributesOf(text: string): Record<string, string> {
  const found: Record<string, string> = Object.create(null);
  for (const [, name = '', double, single] of text.matchAll(attribute)) {
    found[name] = decoded(double ?? single ?? '');
  }
  return found;
}

const named = new Map(Object.entries({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }));

/** Entities of XML, and the control characters that workbooks write as _x000D_. */
function decoded(text: string): string {
  if (!text.includes('&') && !text.includes('_x')) return text;
  return text
    .replace(
      /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi,
      (whole, hex?: string, digits?: string, name?: string) => {
        if (name) return named.get(name) ?? whole;
        const code = hex ? Number.parseInt(hex, 16) : Number(digits);
        return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
      },
    )
    .replace(/_x([0-9a-f]{4})_/gi, (_, hex: string) => {
      const code = Number.parseInt(hex, 16);
      return code === 10 || code === 13 || code === 9 ? '\n' : code < 32 ? '' : String.fromCharCode(code);
    });
}
