import { isDecimal, normalizeDecimal } from '#workflows/invoice/decimal.ts';
import { isDay } from '#workflows/invoice/is-day.ts';
import { centsFromDecimal, mostCents } from '#workflows/invoice/money.ts';
import { Refusal } from './refusal.ts';
import type { XmlNode } from './xml.ts';

/** First child by local name. */
export function child(node: XmlNode | undefined, ...path: string[]): XmlNode | undefined {
  let current = node;
  for (const name of path) current = current?.children.find((each) => each.name === name);
  return current;
}

export function children(node: XmlNode | undefined, name: string): XmlNode[] {
  return node?.children.filter((each) => each.name === name) ?? [];
}

/**
 * What the first of some elements says that says it, where the model keeps one. The others count as read where they say
 * the same; what says something else stays unread, to be named among what is not kept.
 */
export function oneOf<T>(nodes: readonly XmlNode[], read: (node: XmlNode) => T | null): T | null {
  let kept: T | null = null;
  for (const node of nodes) {
    const unread = unreadIn(node);
    const found = read(node);
    if (found === null || found === '') continue;
    if (kept === null) kept = found;
    else if (found !== kept) for (const each of unread) each.read = false;
  }
  return kept;
}

function unreadIn(node: XmlNode): XmlNode[] {
  return [...(node.read ? [] : [node]), ...node.children.flatMap(unreadIn)];
}

export function textOf(node: XmlNode | undefined, ...path: string[]): string {
  return child(node, ...path)?.text ?? '';
}

/** Identifiers as they are compared: without blanks, in capitals. */
export const compact = (text: string) => text.replace(/\s/g, '').toUpperCase();

/** @throws Refusal when the element is missing or empty. */
export function requiredText(node: XmlNode | undefined, ...path: string[]): string {
  const text = textOf(node, ...path);
  if (!text)
    throw new Refusal('element.missing', { element: [node?.name, ...path].filter(Boolean).join('/') });
  return text;
}

/** A decimal in its shortest notation, or null when absent. @throws Refusal when it is no number the model can hold. */
export function decimalOf(node: XmlNode | undefined, ...path: string[]): string | null {
  const text = textOf(node, ...path);
  if (!text) return null;
  const plain = text
    .replace(/^\+/, '')
    .replace(/^(-?)\./, '$10.')
    .replace(/\.$/, '');
  const decimal = isDecimal(plain) ? normalizeDecimal(plain) : '';
  if (!/^-?\d{1,15}(\.\d{1,10})?$/.test(decimal)) {
    throw new Refusal('number.invalid', { element: path.at(-1) ?? '', found: text });
  }
  return decimal;
}

/** Digits after the point as they are written: "50.00" has two. */
export const placesOf = (node: XmlNode | undefined): number => node?.written.split('.')[1]?.length ?? 0;

/** An amount in cents, or null when absent. @throws Refusal when it has a part of a cent (BR-DEC), or is too large. */
export function centsOf(node: XmlNode | undefined, ...path: string[]): number | null {
  const decimal = decimalOf(node, ...path);
  if (decimal === null) return null;
  if (/\.\d{3,}$/.test(decimal)) {
    throw new Refusal('amount.decimals', { element: path.at(-1) ?? '', found: decimal });
  }
  if (Math.abs(Number(decimal)) * 100 > mostCents)
    throw new Refusal('number.invalid', { element: path.at(-1) ?? '', found: decimal });
  return centsFromDecimal(decimal);
}

/** YYYY-MM-DD of a date in format 102 (YYYYMMDD), the only one EN 16931 allows in CII; null when absent. */
export function dateOf(node: XmlNode | undefined, ...path: string[]): string | null {
  const holder = child(node, ...path);
  const value = child(holder, 'DateTimeString') ?? child(holder, 'DateString') ?? child(holder, 'DateTime');
  if (!value?.text) return null;
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})$/.exec(value.text) ?? [];
  const date = `${year}-${month}-${day}`;
  if (!isDay(date) || (value.attributes.format ?? '102') !== '102') {
    throw new Refusal('date.invalid', { element: path.at(-1) ?? '', found: value.text });
  }
  return date;
}

/** Paths of the elements with a text that nobody read, from below the root: what a reader has no place for. */
export function unreadPaths(node: XmlNode, path: string[] = []): string[][] {
  return node.children.flatMap((each) => {
    const here = [...path, each.name];
    const own = each.written && !each.read ? [here] : [];
    return [...own, ...unreadPaths(each, here)];
  });
}
