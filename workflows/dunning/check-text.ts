import type { Locale } from '#db/shapes/locale.ts';
import {
  type DunningText,
  type Placeholder,
  placeholderNames,
  placeholderOf,
  placeholders,
} from './texts.ts';

export type TextField = keyof DunningText;

/** The most letters of each. What fills them comes on top, and a mail ends at four thousand. */
export const longest: Record<TextField, number> = { subject: 100, words: 1500 };

/** How often a text may name the same. `documents` may be long, and has no place in a subject. */
const mostOf = (field: TextField, placeholder: Placeholder): number => {
  if (placeholder === 'documents') return field === 'words' ? 1 : 0;
  return field === 'words' ? 3 : 1;
};

/** What is wrong with a text. `name`: what it is about, as it was typed; `meant`: the placeholder that was probably meant. */
export type TextProblem = {
  kind: 'empty' | 'tooLong' | 'broken' | 'unknown' | 'repeated' | 'notInSubject';
  name: string;
  meant?: string;
};

/** Braces with what they hold, or a brace that stands alone with the word it touches. */
const braces = /\{+[^{}\n]*\}+|\{+[^\s{}]*|[^\s{}]*\}+/g;
const whole = /^\{([^{}]*)\}$/;

/** What stops one part of a text from being kept, in its order. */
export function problemsOf(field: TextField, text: string, locale: Locale): TextProblem[] {
  if (text.trim() === '') return [{ kind: 'empty', name: '' }];
  if (text.length > longest[field]) return [{ kind: 'tooLong', name: '' }];
  const counts = new Map<Placeholder, number>();
  return [...text.matchAll(braces)].flatMap(([found]): TextProblem[] => {
    const name = shortened(found);
    const held = whole.exec(found)?.[1];
    if (held === undefined) return [{ kind: 'broken', name }];
    const placeholder = placeholderOf(held, locale);
    if (!placeholder) return [{ kind: 'unknown', name, ...meantBy(held, locale) }];
    const count = (counts.get(placeholder) ?? 0) + 1;
    counts.set(placeholder, count);
    const most = mostOf(field, placeholder);
    if (count <= most) return [];
    return [{ kind: most === 0 ? 'notInSubject' : 'repeated', name }];
  });
}

export type TextProblems = Record<TextField, TextProblem[]>;

/** What stops a text from being kept; null: nothing. */
export function problemsIn(text: DunningText, locale: Locale): TextProblems | null {
  const subject = problemsOf('subject', text.subject, locale);
  const words = problemsOf('words', text.words, locale);
  return subject.length + words.length === 0 ? null : { subject, words };
}

/** Long enough to be found again in what was typed. */
const shortened = (found: string): string => (found.length > 40 ? `${found.slice(0, 39)}…` : found);

/** The same without accents and capitals, or the name that another language has for it. */
function meantBy(held: string, locale: Locale): { meant?: string } {
  const plain = (name: string) => name.trim().normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const meant = placeholders.find((each) =>
    Object.values(placeholderNames).some((names) => plain(names[each]) === plain(held)),
  );
  return meant ? { meant: `{${placeholderNames[locale][meant]}}` } : {};
}
