/** Words that a schema knows, and what the product wrote itself. */
const skipped = /^(kind|locale|currency|reference|number|article|percent|ibanLast4)$/;

/** Every text of a payload becomes `text`, but for what its schema narrows and for the fields of `more`. */
export function poisoned(value: unknown, text: string, more: readonly string[] = [], field = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => poisoned(item, text, more, field));
  if (value && typeof value === 'object')
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [name, poisoned(inner, text, more, name)]),
    );
  const isKept = skipped.test(field) || more.includes(field);
  if (typeof value !== 'string' || value === '' || isKept) return value;
  const isNarrow = /^(https:|\d{4}-\d\d-\d\d)/.test(value) || /^[a-z]+([A-Z][a-z]+)*$/.test(value);
  return isNarrow ? value : text;
}
