/** One sentence in both languages of the interface. */
export type Texts = { fr: string; en: string };

/** What stands in place of a {name}; what each language writes in its own way (amounts, names) has both. */
export type Values = Record<string, string | Texts>;

/** Puts values in place of {names}; a date is written as its readers write it. */
export function fill(texts: Texts, values: Values): Texts {
  const put = (language: keyof Texts, written: (value: string) => string) =>
    texts[language].replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = values[name] ?? '';
      return written(typeof value === 'string' ? value : value[language]);
    });
  return { fr: put('fr', frenchDate), en: put('en', (value) => value) };
}

/** The same values for a program: in one language, French. */
export function plainValues(values: Values): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? value : value.fr]),
  );
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
