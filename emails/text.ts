/**
 * What people typed, made inert before it reaches a mail. React escapes HTML; what is left to do is to keep a name from
 * breaking a line, reversing the reading order or being decoded as a MIME word. Sources: RFC 5322 §2.2 (headers),
 * RFC 2047 (encoded words), Unicode TR36 §2.10 (bidirectional spoofing).
 */
import { z } from 'zod';

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this takes out.
const controls = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/g;
const invisible = /[\u00AD\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF\uFFF9-\uFFFB]/g;
const lineBreaks = /[\t\r\n\u0085\u2028\u2029]+/g;

/** One line: no control, no bidirectional override, no line break; cut with an ellipsis after `max` characters. */
export function oneLine(text: string, max = 200): string {
  const line = text.toWellFormed().replace(lineBreaks, ' ').replace(controls, '').replace(invisible, '');
  return shorten(line.replace(/ {2,}/g, ' ').trim(), max);
}

/** Several lines, at most one empty line between two: a comment, an answer. */
export function paragraphs(text: string, max = 4000): string {
  const unified = text
    .toWellFormed()
    .replace(/\r\n?|\u0085|\u2028|\u2029/g, '\n')
    .replaceAll('\t', ' ');
  const clean = unified
    .replace(controls, '')
    .replace(invisible, '')
    .replace(/\n{3,}/g, '\n\n');
  return shorten(clean.trim(), max);
}

/** Where a program that shows mails would see an address: a domain's dots, `@`, what follows a scheme, a share of Windows. */
const clickable =
  /(?<=[\p{L}\p{N}_-])(?=[.。．｡]\p{L}{2})|(?<=\S)(?=[@＠]\S)|(?<=\S)(?=:\/\/)|(?<=\b(?:mailto|tel|sms|callto|skype|data|file|javascript):)(?=\S)|(?<=\\)(?=\\)/giu;

/**
 * The same text, in which no program sees an address to make a link of. The break is a narrow space: what has no width at
 * all is a letter to some of them, and browsers leave it out of the address they then go to.
 */
const inert = (text: string): string => text.replace(clickable, '\u202F');

/** A value of a header: one line in which `=?` can no longer begin an encoded word. */
export function headerText(text: string, max = 250): string {
  return oneLine(text, max).replaceAll('=?', '= ?');
}

/** Schema of a name, a label, a reference: anything shown on one line. What people typed in it is never a link. */
export const lineOf = (max = 200) => z.string().transform((text) => inert(oneLine(text, max)));

/** Schema of a line that we wrote ourselves, and that people have to find again as it stands: the name of a file. */
export const ownLineOf = (max = 200) => z.string().transform((text) => oneLine(text, max));

/** Schema of what somebody wrote at length; no link either. */
export const longText = z.string().transform((text) => inert(paragraphs(text)));

function shorten(text: string, max: number): string {
  const characters = Array.from(text);
  return characters.length <= max
    ? text
    : `${characters
        .slice(0, max - 1)
        .join('')
        .trimEnd()}…`;
}
