import type { DefaultNamespace, FlatNamespace, ParseKeys } from 'i18next';
import {
  createContext,
  type ReactElement,
  type ReactNode,
  useContext,
  useEffect,
  useMemo,
  useReducer,
} from 'react';
import { I18nextProvider, Trans } from 'react-i18next';
import {
  formatDate,
  formatDuration,
  formatInstant,
  formatInstantNear,
  formatMoney,
  formatNumber,
  formatPercent,
  type Locale,
} from '#app/lib/format.ts';
import { defaultLocale, i18nFor, learn, spokenFor } from '#app/lib/i18n.ts';

const LocaleContext = createContext<Locale>(defaultLocale);

/** Gives the reader's language to the tree; rendered once, by the root. */
export const LocaleProvider = ({ locale, children }: { locale: Locale; children: ReactNode }) => (
  <LocaleContext.Provider value={locale}>
    <I18nextProvider i18n={i18nFor(locale)}>{children}</I18nextProvider>
  </LocaleContext.Provider>
);

/** The language of the document: another one that was chosen meanwhile, in another tab, once its texts have come. */
export function useSpoken(wanted: Locale | undefined): Locale {
  const [, showAgain] = useReducer((times: number) => times + 1, 0);
  const spoken = spokenFor(wanted);
  useEffect(() => {
    // Where they can't be had, the page stays in the language that its reader could read so far.
    if (wanted && wanted !== spoken) learn(wanted).then(showAgain, () => undefined);
  }, [wanted, spoken]);
  return spoken;
}

export const useLocale = (): Locale => useContext(LocaleContext);

/** `const t = useT(); t('review:clock.left', { duration })`. Keys are typed: area, colon, path. */
export const useT = () => i18nFor(useLocale()).t;

/** The formats of the reader's language: `const f = useFormat(); f.money(cents, 'EUR')`. */
export const useFormat = () => {
  const locale = useLocale();
  return useMemo(
    () => ({
      /** Integer cents. */
      money: (cents: number, currency = 'EUR') => formatMoney(cents, currency, locale),
      /** A decimal string. */
      number: (decimal: string) => formatNumber(decimal, locale),
      percent: (decimal: string) => formatPercent(decimal, locale),
      /** YYYY-MM-DD. */
      date: (ymd: string) => formatDate(ymd, locale),
      /** An ISO instant, in Paris. */
      instant: (iso: string) => formatInstant(iso, locale),
      instantNear: (iso: string, nowIso: string) => formatInstantNear(iso, nowIso, locale),
      /** Milliseconds. */
      duration: (ms: number) => formatDuration(ms, locale),
    }),
    [locale],
  );
};

/** A key of any area, as `t` takes it. */
type AnyKey = ParseKeys<[DefaultNamespace, ...Exclude<FlatNamespace, DefaultNamespace>[]]>;

type RichProps = {
  i18nKey: AnyKey;
  count?: number;
  context?: string;
  values?: Record<string, string | number>;
  components?: Record<string, ReactElement>;
};

/** A text with markup inside: `<Rich i18nKey="review:clause" values={{ date }} components={{ b: <b /> }} />`. */
export const Rich: (props: RichProps) => ReactNode = Trans as never;
