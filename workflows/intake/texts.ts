/** One sentence in both languages of the interface. */
export type Texts = { fr: string; en: string };

/** Puts values in place of {names}; a date is written as its readers write it. */
export function fill(texts: Texts, values: Record<string, string>): Texts {
  const put = (text: string, written: (value: string) => string) =>
    text.replace(/\{(\w+)\}/g, (_, name: string) => written(values[name] ?? ''));
  return { fr: put(texts.fr, frenchDate), en: put(texts.en, (value) => value) };
}

/** The first of a list, and how many more there are: what a person can still read. */
export function listed(items: readonly string[], between = ', ', most = 8): Texts {
  const shown = items.slice(0, most);
  const more = items.length - shown.length;
  if (more === 0) return { fr: shown.join(between), en: shown.join(between) };
  return {
    fr: `${shown.join(between)}${between}et ${more} autre${more > 1 ? 's' : ''}`,
    en: `${shown.join(between)}${between}and ${more} more`,
  };
}

function frenchDate(value: string): string {
  return value.replace(/^(\d{4})-(\d{2})-(\d{2})$/, '$3/$2/$1');
}
