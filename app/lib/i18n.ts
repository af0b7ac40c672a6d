import { createInstance, type FormatterModule, type i18n } from 'i18next';
import { formatNumber, type Locale } from '#app/lib/format.ts';
import type { office } from '#app/lib/locales/fr/office.ts';
import type { Texts } from '#app/lib/locales/texts.ts';
import { locales } from '#db/shapes/locale.ts';
import { elision } from '#emails/elision.ts';
import { wholeWords } from '#emails/whole-words.ts';
import { atHand, fetchTexts } from '#texts';

export { locales };
export const defaultLocale: Locale = 'fr';

export const isLocale = (value: unknown): value is Locale => locales.some((locale) => locale === value);

/** No line of a page ends inside « e-mail ». */
const inWholeWords = <Tree extends object>(tree: Tree): Tree =>
  Object.fromEntries(
    Object.entries(tree).map(([key, value]) => [
      key,
      typeof value === 'string' ? wholeWords(value) : inWholeWords(value as object),
    ]),
  ) as Tree;

/**
 * Whole numbers in texts are grouped as a reader of the language groups them: « 10 000 lignes », “10,000 rows”. Asked for
 * what stands before it (`typesetFrench`), a value answers « d’ » or « de ».
 */
const valuesOf = (locale: Locale): FormatterModule => ({
  type: 'formatter',
  init: () => undefined,
  add: () => undefined,
  addCached: () => undefined,
  format: (value, particle) => {
    if (particle) return elision(particle, String(value ?? ''));
    return Number.isInteger(value) ? formatNumber(String(value), locale) : value;
  },
});

const create = (locale: Locale, texts: Texts<typeof office>): i18n => {
  const resources = inWholeWords(texts);
  const instance = createInstance();
  void instance.use(valuesOf(locale)).init({
    lng: locale,
    resources: { [locale]: resources },
    ns: Object.keys(resources),
    defaultNS: 'common',
    // React escapes.
    interpolation: { escapeValue: false, alwaysFormat: true },
    initAsync: false,
    returnNull: false,
  });
  return instance;
};

const instances = new Map<Locale, i18n>();
for (const locale of locales) {
  const texts = atHand[locale];
  if (texts) instances.set(locale, create(locale, texts));
}

/** Has the texts of a language at hand from then on: a browser begins with none, a server with all. */
export async function learn(locale: Locale): Promise<void> {
  if (!instances.has(locale)) instances.set(locale, create(locale, await fetchTexts(locale)));
}

/** The language to write in for who reads `locale`: a browser goes on with the one it has until it has learnt that. */
export const spokenFor = (locale: Locale | undefined): Locale => {
  if (locale && instances.has(locale)) return locale;
  return instances.keys().next().value ?? defaultLocale;
};

/** The texts of one language. Stateless, so one instance serves every request. */
export const i18nFor = (locale: Locale): i18n => {
  const found = instances.get(locale);
  if (!found) throw new Error(`the texts of « ${locale} » are not at hand`);
  return found;
};

/** For loaders, actions and `meta`: `const t = tFor(locale); t('review:title')`. */
export const tFor = (locale: Locale) => i18nFor(locale).t;
