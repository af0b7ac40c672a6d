import { type Field, fields } from './fields.ts';
import type { Words } from './row.ts';

/** What a correction may be about beside a field. */
const others = new Map<string, Words>([
  ['line.missing', { fr: 'Ligne manquante', en: 'Missing line' }],
  ['line.extra', { fr: 'Ligne en trop', en: 'Line that should not be there' }],
  ['other', { fr: 'Autre chose', en: 'Something else' }],
]);

/** Changes and corrections name the field of a line without its place: 'line.unitPrice'. */
const byKey = new Map(fields.map((field) => [field.path.replace(/^lines\.\*/, 'line'), field]));

/** The field that a change is about, or the nearest that holds it: 'line.unitPrice', 'adjustments.0.reason', 'exemptions.E'. */
export function fieldOf(key: string): Field | undefined {
  const steps = key.split('.').map((step) => (/^\d+$/.test(step) ? '*' : step));
  for (let length = steps.length; length > 0; length -= 1) {
    const head = steps.slice(0, length - 1);
    const found = byKey.get(steps.slice(0, length).join('.')) ?? byKey.get([...head, '*'].join('.'));
    if (found) return found;
  }
  return undefined;
}

/** The name of a field, or of what a correction is about; undefined where it is the name of neither. */
export const nameOf = (key: string, locale: keyof Words): string | undefined =>
  (others.get(key) ?? byKey.get(key)?.name)?.[locale];

/** The same, where something must be said. */
export const fieldLabel = (key: string, locale: keyof Words): string =>
  nameOf(key, locale) ?? fieldOf(key)?.name[locale] ?? key;

/** The name of a field inside a sentence: « TVA » stays as it is. */
export const lowered = (name: string): string =>
  /^\p{Lu}{2}/u.test(name) ? name : name.charAt(0).toLocaleLowerCase() + name.slice(1);
