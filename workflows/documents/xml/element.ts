/** An element of XML as it will be written; text or children, never both. */
export type XmlElement = {
  name: string;
  attributes: Record<string, string>;
  text: string;
  children: XmlElement[];
};

/** What may stand inside an element: nothing, a text, an element, or a list of these. */
export type XmlPart = XmlElement | string | null | undefined | false | readonly XmlPart[];

/**
 * An element with what it contains, or null when it contains nothing: an empty element is no value in either syntax of
 * EN 16931, so what has nothing to say is not written.
 */
export function element(name: string, ...parts: XmlPart[]): XmlElement | null {
  return elementWith(name, {}, ...parts);
}

/** The same with attributes; an attribute without a value is left out. An element of attributes alone is nothing. */
export function elementWith(
  name: string,
  attributes: Record<string, string | undefined>,
  ...parts: XmlPart[]
): XmlElement | null {
  const children: XmlElement[] = [];
  const text = gather(parts, children).trim();
  if (text === '' && children.length === 0) return null;
  const kept = Object.entries(attributes).filter((each): each is [string, string] => Boolean(each[1]));
  return { name, attributes: Object.fromEntries(kept), text, children };
}

/** The same for an element that its schema wants even when it is empty. */
export function requiredElement(name: string, ...parts: XmlPart[]): XmlElement {
  return element(name, ...parts) ?? { name, attributes: {}, text: '', children: [] };
}

function gather(parts: readonly XmlPart[], children: XmlElement[]): string {
  let text = '';
  for (const part of parts) {
    if (!part) continue;
    if (typeof part === 'string') text += part;
    else if (isList(part)) text += gather(part, children);
    else children.push(part);
  }
  return text;
}

const isList = (part: XmlElement | readonly XmlPart[]): part is readonly XmlPart[] => Array.isArray(part);
