/** One sentence in both languages of the interface. */
export type Texts = { fr: string; en: string };

/** Puts values in place of {names}; a date is written as its readers write it. */
export function fill(texts: Texts, values: Record<string, string>): Texts {
  const put = (text: string, written: (value: string) => string) =>
    text.replace(/\{(\w+)\}/g, (_, name: string) => written(values[name] ?? ''));
  return { fr: put(texts.fr, frenchDate), en: put(texts.en, (value) => value) };
}

function frenchDate(value: string): string {
  return value.replace(/^(\d{4})-(\d{2})-(\d{2})$/, '$3/$2/$1');
}
