import { createInstance, type FormatterModule, type i18n } from 'i18next';
import { formatNumber, type Locale } from '#app/lib/format.ts';
import { typesetFrench } from '#app/lib/french-typography.ts';
import { en } from '#app/lib/locales/en/index.ts';
import { fr } from '#app/lib/locales/fr/index.ts';
import type { Texts } from '#app/lib/locales/texts.ts';
import { locales } from '#db/shapes/locale.ts';
import { elision } from '#emails/elision.ts';
import { wholeWords } from '#emails/whole-words.ts';

export { locales };
export const defaultLocale: Locale = 'fr';

export const isLocale = (value: unknown): value is Locale => locales.some((locale) => locale === value);

/** Intl knows a third French plural (« un million de factures »); our texts read there as they do for two. */
const withMany = <Tree extends object>(tree: Tree): Tree =>
  Object.fromEntries(
    Object.entries(tree).flatMap(([key, value]): [string, unknown][] => {
      if (typeof value !== 'string') return [[key, withMany(value as object)]];
      const own: [string, unknown] = [key, value];
      return key.endsWith('_other') ? [own, [key.replace(/_other$/, '_many'), value]] : [own];
    }),
  ) as Tree;

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

const create = (locale: Locale, resources: Texts<typeof fr>): i18n => {
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

const instances: Record<Locale, i18n> = {
  fr: create('fr', inWholeWords(withMany(typesetFrench(fr)))),
  en: create('en', inWholeWords(en)),
};

/** The texts of one language. Stateless, so one instance serves every request. */
export const i18nFor = (locale: Locale): i18n => instances[locale];

/** For loaders, actions and `meta`: `const t = tFor(locale); t('review:title')`. */
export const tFor = (locale: Locale) => instances[locale].t;
