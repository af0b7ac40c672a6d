import type { Locale } from '#app/lib/format.ts';
import { locales } from '#db/shapes/locale.ts';

/** The file with the texts of each language, among those of the client build; a development server has none. */
export function textsIn(files: Iterable<string>): Partial<Record<Locale, string>> {
  const all = [...files];
  return Object.fromEntries(
    locales.flatMap((locale) => {
      const found = all.find((file) => new RegExp(`^/assets/texts-${locale}-[^/]+\\.js$`).test(file));
      return found ? [[locale, found]] : [];
    }),
  );
}
