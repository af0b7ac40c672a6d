import type { XmlElement } from './element.ts';

/** What XML 1.0 can't write (section 2.2), even escaped: control characters and halves of a pair. No invoice means it. */
const unwritable = /(?![\t\n\r])[\p{Cc}\p{Cs}\ufffe\uffff]/gu;

/** A document in UTF-8, indented by two spaces, ending in a line break: the same tree always gives the same text. */
export function renderXml(root: XmlElement): string {
  const lines = ['<?xml version="1.0" encoding="UTF-8"?>'];
  write(root, '', lines);
  return `${lines.join('\n')}\n`;
}

function write({ name, attributes, text, children }: XmlElement, indent: string, lines: string[]): void {
  let start = `${indent}<${name}`;
  for (const [key, value] of Object.entries(attributes)) start += ` ${key}="${escaped(value)}"`;
  if (text === '' && children.length === 0) lines.push(`${start}/>`);
  else if (children.length === 0) lines.push(`${start}>${escaped(text)}</${name}>`);
  else {
    lines.push(`${start}>`);
    for (const child of children) write(child, `${indent}  `, lines);
    lines.push(`${indent}</${name}>`);
  }
}

function escaped(text: string): string {
  return text
    .replace(unwritable, '')
    .replace(/\r\n?/g, '\n')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
}
