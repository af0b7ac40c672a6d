import type { Locale } from '#app/lib/format.ts';
import { en } from '#app/lib/locales/en/index.ts';
import { fr } from '#app/lib/locales/fr/index.ts';
import type { office } from '#app/lib/locales/fr/office.ts';
import type { Texts } from '#app/lib/locales/texts.ts';
import { setFrench } from './set-french.ts';

const all = { fr: setFrench(fr), en };

/** `#texts` of a server: it writes to readers of every language, and every page. */
export const atHand: Partial<Record<Locale, Texts<typeof office>>> = all;

export const fetchTexts = async (locale: Locale): Promise<Texts<typeof office>> => all[locale];
