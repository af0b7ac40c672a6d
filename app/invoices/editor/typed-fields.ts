import type { Locale } from '#app/lib/format.ts';
import { writeCents, writeDecimal } from '#app/lib/numbers.ts';
import type { InvoiceContent } from '#db/shapes/content.ts';
import { type Field, fields, type Table } from '#workflows/invoice/fields/fields.ts';
import { isoDate, optionalCents, optionalDecimal, optionalPercent, text } from './editor-parts.ts';

/** What holds fields that one control shows as they are: the content itself, or a part of it. */
type Holder = '' | 'references';

type TypedPath = {
  [Path in keyof Table]: Table[Path] extends { isTyped: true } ? Path : never;
}[keyof Table];
type Below<Path, Part extends Holder> = Part extends ''
  ? Path extends `${string}.${string}`
    ? never
    : Path
  : Path extends `${Part}.${infer Name}`
    ? Name
    : never;
/** Their names, within what holds them. */
export type TypedName<Part extends Holder> = Below<TypedPath, Part> & string;
type PathOf<Part extends Holder, Name extends string> = (Part extends '' ? Name : `${Part}.${Name}`) &
  keyof Table;

/** How each type is read of what somebody types; nothing typed is '' for texts, null for others. */
const parts = {
  text: (_: Locale, longest?: number) => text(longest),
  date: () => isoDate,
  cents: (locale: Locale) => optionalCents(locale),
  decimal: (locale: Locale) => optionalDecimal(locale),
  percent: (locale: Locale) => optionalPercent(locale),
};
type Parts = { [Type in keyof typeof parts]: ReturnType<(typeof parts)[Type]> };
type Shape<Part extends Holder> = {
  [Name in TypedName<Part>]: Parts[Table[PathOf<Part, Name>]['type'] & keyof Parts];
};

const typedIn = (part: Holder): Field[] =>
  fields.filter(({ isTyped, steps }) => isTyped && steps.slice(0, -1).join('.') === part);
const nameIn = ({ steps }: Field): string => steps.at(-1) ?? '';

/** The names of the fields of a part, in the order of the table. */
export const typedNames = <const Part extends Holder>(part: Part): TypedName<Part>[] =>
  typedIn(part).map(nameIn) as TypedName<Part>[];

/** What the editor's schema says of them. */
export function typedShape<const Part extends Holder>(part: Part, locale: Locale): Shape<Part> {
  const entries = typedIn(part).map((field) => [
    nameIn(field),
    parts[field.type as keyof Parts](locale, field.longest),
  ]);
  return Object.fromEntries(entries) as Shape<Part>;
}

/** What their controls show of a content. */
export function writtenOf<const Part extends Holder>(
  part: Part,
  from: { [Name in TypedName<Part>]?: unknown },
  locale: Locale,
): Record<TypedName<Part>, string> {
  const values = new Map<string, unknown>(Object.entries(from));
  const entries = typedIn(part).map((field) => [
    nameIn(field),
    written(field, values.get(nameIn(field)), locale),
  ]);
  return Object.fromEntries(entries) as Record<TypedName<Part>, string>;
}

function written({ type }: Field, value: unknown, locale: Locale): string {
  if (value === null || value === undefined) return '';
  if (type === 'cents') return writeCents(value as number, locale);
  return type === 'decimal' || type === 'percent' ? writeDecimal(String(value), locale) : String(value);
}

type Content<Part extends Holder> = Part extends 'references' ? InvoiceContent['references'] : InvoiceContent;

/** What the content has of them once they are read: where nothing was typed, what their rows leave when there is nothing. */
export function typedOf<const Part extends Holder>(
  part: Part,
  values: { [Name in TypedName<Part>]: unknown },
): Pick<Content<Part>, TypedName<Part> & keyof Content<Part>> {
  const read = new Map<string, unknown>(Object.entries(values));
  const entries = typedIn(part).map((field) => {
    const value = read.get(nameIn(field));
    return [nameIn(field), value === '' || value === null ? field.absent : value];
  });
  return Object.fromEntries(entries) as Pick<Content<Part>, TypedName<Part> & keyof Content<Part>>;
}
