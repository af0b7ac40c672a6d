import { createCookie } from '@remix-run/node';
import type { Locale } from '#app/lib/format.ts';
import { defaultLocale, isLocale } from '#app/lib/i18n.ts';

const year = 60 * 60 * 24 * 365;
/** Preferences, not rights: readable by nothing but us, and worth nothing to a thief. */
const options = { path: '/', httpOnly: true, sameSite: 'lax', maxAge: year } as const;

const langCookie = createCookie('lang', options);
const themeCookie = createCookie('theme', options);

export type Theme = 'light' | 'dark';
export const isTheme = (value: unknown): value is Theme => value === 'light' || value === 'dark';

/** The first language of `Accept-Language` that we speak, by weight; `fr-CA;q=0.9` counts as `fr`. */
export const negotiate = (header: string | null): Locale => {
  const wanted = (header ?? '').split(',').map((part) => {
    const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
    const weight = parameters.map((each) => /^\s*q=([\d.]+)\s*$/.exec(each)?.[1]).find(Boolean);
    return { language: tag.split('-')[0], weight: weight === undefined ? 1 : Number(weight) };
  });
  const known = wanted.filter(({ language, weight }) => isLocale(language) && weight > 0);
  known.sort((a, b) => b.weight - a.weight);
  const best = known[0]?.language;
  return isLocale(best) ? best : defaultLocale;
};

/** The language the reader chose; null when they chose none. */
export const chosenLocale = async (request: Request): Promise<Locale | null> => {
  const chosen: unknown = await langCookie.parse(request.headers.get('Cookie'));
  return isLocale(chosen) ? chosen : null;
};

/** The reader's language: what they chose, else what their browser asks for, else French. */
export const getLocale = async (request: Request): Promise<Locale> =>
  (await chosenLocale(request)) ?? negotiate(request.headers.get('Accept-Language'));

/** The theme the reader chose; none follows the system. */
export const getTheme = async (request: Request): Promise<Theme | undefined> => {
  const chosen: unknown = await themeCookie.parse(request.headers.get('Cookie'));
  return isTheme(chosen) ? chosen : undefined;
};

export const keepLocale = (locale: Locale) => langCookie.serialize(locale);
export const keepTheme = (theme: Theme | undefined) =>
  theme ? themeCookie.serialize(theme) : themeCookie.serialize('', { maxAge: 0 });
