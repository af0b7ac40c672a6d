import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { Refusal } from './refusal.ts';

/**
 * An element under its local name. Whoever takes its text has read it, and nothing else counts as reading: so what no
 * reader took is known, however often its name is repeated, and nothing is dropped unseen.
 */
export class XmlNode {
  readonly name: string;
  readonly namespace: string;
  readonly attributes: Record<string, string> = {};
  readonly children: XmlNode[] = [];
  /** Without the blanks around it. */
  written = '';
  read = false;

  constructor(name: string, namespace: string) {
    this.name = name;
    this.namespace = namespace;
  }

  get text(): string {
    this.read = true;
    return this.written;
  }
}

type Raw = Record<string, unknown>;

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  processEntities: false,
  cdataPropName: '#cdata',
  ignoreDeclaration: true,
  ignorePiTags: true,
  maxNestedTags: 60,
});

const named = new Map<string, string>(Object.entries({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }));

/**
 * The root element of an XML document. A document type is refused before anything is parsed: it is what entity bombs
 * and external entities need, and no invoice has one.
 *
 * @throws Refusal when the text is no well-formed XML.
 */
export function parseXml(bytes: Uint8Array): XmlNode {
  const text = decodeXml(bytes);
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) throw new Refusal('xml.doctype');
  const valid = XMLValidator.validate(text);
  if (valid !== true)
    throw new Refusal('xml.malformed', { line: String(valid.err.line), why: valid.err.msg });
  const roots = parse(text).flatMap((raw) => elementOf(raw, new Map()) ?? []);
  const [root] = roots;
  if (!root || roots.length > 1)
    throw new Refusal('xml.malformed', { line: '1', why: `${roots.length} root elements` });
  return root;
}

/** The parser throws on what its validator lets pass: elements nested deeper than any invoice nests them. */
function parse(text: string): Raw[] {
  try {
    return parser.parse(text) as Raw[];
  } catch (error) {
    throw new Refusal('xml.malformed', { line: '1', why: error instanceof Error ? error.message : '' });
  }
}

/** By byte order mark, else by the declaration, else UTF-8; a wrong byte is refused rather than replaced. */
function decodeXml(bytes: Uint8Array): string {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  const declared = /^<\?xml[^>]*encoding\s*=\s*["']([\w.-]+)["']/.exec(start)?.[1] ?? 'utf-8';
  const encoding = start.startsWith('\xff\xfe')
    ? 'utf-16le'
    : start.startsWith('\xfe\xff')
      ? 'utf-16be'
      : declared;
  try {
    return new TextDecoder(start.startsWith('\xef\xbb\xbf') ? 'utf-8' : encoding, { fatal: true }).decode(
      bytes,
    );
  } catch {
    throw new Refusal('xml.encoding', { encoding });
  }
}

function elementOf(raw: Raw, inherited: ReadonlyMap<string, string>): XmlNode | null {
  const tag = Object.keys(raw).find((key) => key !== ':@');
  if (tag === undefined || tag.startsWith('#') || tag.startsWith('?')) return null;
  const attributes = (raw[':@'] ?? {}) as Record<string, string>;
  const prefixes = new Map(inherited);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === 'xmlns') prefixes.set('', value);
    else if (name.startsWith('xmlns:')) prefixes.set(name.slice(6), value);
  }
  const prefix = tag.includes(':') ? tag.slice(0, tag.indexOf(':')) : '';
  const node = new XmlNode(localName(tag), prefixes.get(prefix) ?? '');
  for (const [name, value] of Object.entries(attributes)) {
    if (!/^xmlns(:|$)/.test(name)) node.attributes[localName(name)] = decodeEntities(value);
  }
  for (const part of raw[tag] as Raw[]) {
    if ('#text' in part) node.written += decodeEntities(String(part['#text']));
    else if ('#cdata' in part)
      node.written += (part['#cdata'] as Raw[]).map((each) => each['#text']).join('');
    else {
      const child = elementOf(part, prefixes);
      if (child) node.children.push(child);
    }
  }
  node.written = node.written.trim();
  return node;
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** In one pass, so that "&amp;lt;" stays "&lt;". Without a document type there are no entities but these. */
function decodeEntities(text: string): string {
  return text.replace(/&(#x[0-9a-fA-F]{1,6}|#\d{1,7}|\w+);?/g, (whole, entity: string) => {
    const decoded = entity.startsWith('#') ? characterOf(entity) : named.get(entity);
    if (decoded === undefined || !whole.endsWith(';')) throw new Refusal('xml.entity', { entity: whole });
    return decoded;
  });
}

function characterOf(reference: string): string | undefined {
  const code = reference[1] === 'x' ? Number.parseInt(reference.slice(2), 16) : Number(reference.slice(1));
  const allowed = code >= 0x20 || code === 9 || code === 10 || code === 13;
  return allowed && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
    ? String.fromCodePoint(code)
    : undefined;
}
